from pytest_bdd import scenarios

scenarios("explaining.feature")
