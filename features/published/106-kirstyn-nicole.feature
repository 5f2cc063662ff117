Feature: Kirstyn Nicole Hair
  The published terms of a hair salon in Great Britain, and the answers that they give. A colour costs GBP 90 and is on
  Monday 15 June 2026 at 14:00, unless a scenario says otherwise.

  Background:
    Given the house rules of policies/published/106-kirstyn-nicole.house

  Rule: A colour on Monday

    Background:
      Given a booking of a colour on Monday 15 June 2026 14:00

    @R2
    Scenario: T1 — Cancelled 50 hours before
      When she cancels 50 hours before start
      Then nothing is charged
      And because of the rule "48 hours' notice" line "at least 48 hours before start"

    @R2
    Scenario: T2 — Cancelled 20 hours before
      When she cancels 20 hours before start
      Then she is charged GBP 45.00
      And because of the rule "48 hours' notice" line "otherwise"

    @R2
    Scenario: Not coming
      When she does not come
      Then she is charged GBP 90.00

    @R3
    Scenario: T3 — Moved 20 hours before, to a day 11 days later
      When she moves the booking to Friday 26 June 2026 14:00 20 hours before start
      Then it is accepted
      And nothing is charged
      And the booking stands
      And because of the rule "A late move stays within 14 days" line "event.start is at most 14 calendar days after booking.start"

    @R2 @R3
    Scenario: T4 — Moved 20 hours before, to a day 18 days later: a late cancellation
      When she moves the booking to Friday 3 July 2026 14:00 20 hours before start
      Then it is declined
      And she is charged GBP 45.00
      And the booking has ended
      And we say too-far-to-move
      And because of the rule "A late move stays within 14 days" line "otherwise"

    @R3
    Scenario: With 48 hours' notice it may go to any day
      When she moves the booking to Friday 3 July 2026 14:00 48 hours before start
      Then it is accepted
      And nothing is charged

    @R4
    Scenario: T5 — The last colour was seven months ago, and there was no test
      Given on Friday 14 November 2025 14:00 there was a colouring
      When she arrives on time
      Then it is declined
      And we say no-colour-today
      And because of the rule "An allergy test comes before colour"

    @R4
    Scenario: The last colour was five months ago: no test is needed
      Given on Friday 16 January 2026 14:00 there was a colouring
      When she arrives on time
      Then it is accepted

    @R4
    Scenario: A first colour, after a test exactly 48 hours before
      When she sends an allergy-test 48 hours before start
      And she arrives on time
      Then it is accepted

    @R4
    Scenario: A first colour, and no test
      When she arrives on time
      Then it is declined

    @R4
    Scenario: A test from before the last colour does not count
      Given on Monday 6 October 2025 14:00 there was an allergy-test
      And on Friday 14 November 2025 14:00 there was a colouring
      When she arrives on time
      Then it is declined

    @R1
    Scenario: Charged after the service, by card or in cash
      Given on Friday 16 January 2026 14:00 there was a colouring
      When she arrives on time
      And she leaves 2 hours later
      Then she is charged GBP 90.00 as service
      And a colouring is recorded
      When she pays GBP 90 5 minutes later with:
        | method | cheque |
      Then it is declined
      And we say card-or-cash
      When she pays GBP 90 5 minutes later with:
        | method | cash |
      Then it is accepted
      And she owes nothing

    @R6
    Scenario: T7 — A complaint after 60 hours, and the salon is at fault
      When she leaves on Monday 15 June 2026 16:00
      And she complains "the colour is uneven" 60 hours later with:
        | our-fault | yes |
      Then it is accepted
      And we say we-correct-it
      And because of the rule "Complaints" line "our-fault"

    @R6
    Scenario: T8 — A complaint after 80 hours
      When she leaves on Monday 15 June 2026 16:00
      And she complains "the colour is uneven" 80 hours later with:
        | our-fault | yes |
      Then it is declined
      And we say too-late

    @R4 @ambiguous
    Scenario: T9 — chosen reading: a test 30 hours before is too late, and costs nothing
      When she sends an allergy-test 30 hours before start
      And she arrives on time
      Then it is declined
      And we say no-colour-today
      And nothing is charged

  Rule: Making an appointment

    Background:
      Given it is Monday 1 June 2026 10:00

    @R5
    Scenario: T6 — Somebody of 15 asks for colour, and is refused
      Given we know of her:
        | age | 15 |
      When she books a colour for Monday 15 June 2026 14:00 with:
        | card-details | yes |
      Then it is declined
      And we say no-colour-yet
      And because of the rule "Making an appointment" line "service is colour and client.age is less than 16"

    @R5
    Scenario: T6 — Somebody of 15 asks for a cut
      Given we know of her:
        | age | 15 |
      When she books a cut for GBP 30 for Monday 15 June 2026 14:00 with:
        | card-details | yes |
      Then it is accepted

    @R5
    Scenario: Somebody of 16, with a parent's permission by e-mail
      Given we know of her:
        | age | 16 |
      When she books a colour for Monday 15 June 2026 14:00 with:
        | card-details | yes |
      Then it is declined
      And we say permission-first
      When she sends a parents-permission by phone
      Then she is redirected to email
      When she books a colour for Monday 15 June 2026 14:00 with:
        | card-details | yes |
      Then it is declined
      When she sends a parents-permission by email
      And she books a colour for Monday 15 June 2026 14:00 with:
        | card-details | yes |
      Then it is accepted

    @R1
    Scenario: Without card details there is no appointment
      Given we know of her:
        | age | 40 |
      When she books a colour for Monday 15 June 2026 14:00
      Then it is declined
      And we say card-first
