from pytest_bdd import scenarios

scenarios("salon.feature")
