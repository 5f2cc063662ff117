from pytest_bdd import scenarios

scenarios("forgetting.feature")
