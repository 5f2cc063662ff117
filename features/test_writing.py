from pytest_bdd import scenarios

scenarios("writing.feature")
