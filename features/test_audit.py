from pytest_bdd import scenarios

scenarios("audit.feature")
