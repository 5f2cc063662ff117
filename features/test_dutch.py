from pytest_bdd import scenarios

scenarios("dutch.feature")
