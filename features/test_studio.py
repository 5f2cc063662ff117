from pytest_bdd import scenarios

scenarios("studio.feature")
