from pytest_bdd import scenarios

scenarios("money.feature")
