Feature: L'Extrémiste
  The published rules of a tattoo and piercing studio in the Netherlands, and the answers that they give.

  Background:
    Given the house rules of policies/published/54-lextremiste.house

  @R1
  Scenario: T1 — The deposit of a tattoo of EUR 350
    Given it is Monday 1 June 2026 14:00
    When she books a tattoo for Friday 19 June 2026 12:00 for EUR 350
    Then she is asked for a deposit of EUR 100.00 by Friday 19 June 2026 12:00
    And because of the rule "A tattoo needs a deposit" line "otherwise"

  @R1
  Scenario Outline: The deposit by price
    Given it is Monday 1 June 2026 14:00
    When she books a tattoo for Friday 19 June 2026 12:00 for <price>
    Then she is asked for a deposit of <deposit>

    Examples:
      | price      | deposit |
      | EUR 80     | EUR 50  |
      | EUR 200.01 | EUR 100 |
      | EUR 400    | EUR 100 |
      | EUR 400.01 | EUR 200 |

  @R2
  Scenario: T2 — 49 hours before, but one of the two days is a Tuesday
    Given a booking of a tattoo for EUR 350 on Wednesday 17 June 2026 12:00
    And she has paid EUR 100 as a deposit
    When she cancels on Monday 15 June 2026 11:00
    Then she is charged EUR 100.00
    And she gets nothing back
    And she is credited nothing
    And she owes nothing
    And because of the rule "Two working days' notice, or the deposit is charged" line "otherwise"

  @R2
  Scenario: T3 — Two working days before a Friday
    Given a booking of a tattoo for EUR 350 on Friday 19 June 2026 12:00
    And she has paid EUR 100 as a deposit
    When she cancels on Wednesday 17 June 2026 11:00
    Then nothing is charged
    And we keep EUR 100.00 for her
    And because of the rule "Two working days' notice, or the deposit is charged" line "paid is more than EUR 0"

  @R3
  Scenario: T4 — The deposit expired, and a new one is asked
    Given a booking of a tattoo for EUR 350 on Friday 19 June 2026 12:00
    And she has paid EUR 100 as a deposit
    When she cancels on Monday 1 June 2026 10:00
    Then we keep EUR 100.00 for her until Tuesday 1 September 2026 10:00
    When she books a tattoo for EUR 350 on Friday 2 October 2026 12:00 on Tuesday 15 September 2026 10:00
    Then she is asked for a deposit of EUR 100.00
    And she has EUR 0 left

  @R3
  Scenario: Within three months the deposit is used
    Given a booking of a tattoo for EUR 350 on Friday 19 June 2026 12:00
    And she has paid EUR 100 as a deposit
    When she cancels on Monday 1 June 2026 10:00
    And she books a tattoo for EUR 350 on Friday 2 October 2026 12:00 on Tuesday 1 September 2026 09:59
    Then it is accepted
    And nothing is asked
    And she is not deposit-kept

  @R4
  Scenario: T5 — A tattoo cannot be paid by debit card
    Given a booking of a tattoo for EUR 350 on Friday 19 June 2026 12:00
    When she pays EUR 250 on Friday 19 June 2026 15:00 with:
      | method | debit-card |
    Then it is declined
    And we say cash-on-the-day

  @R4
  Scenario: A tattoo is paid in cash
    Given a booking of a tattoo for EUR 350 on Friday 19 June 2026 12:00
    When she pays EUR 250 on Friday 19 June 2026 15:00 with:
      | method | cash |
    Then it is accepted

  @R4
  Scenario Outline: A deposit can be paid by debit card or in cash
    Given a booking of a tattoo for EUR 350 on Friday 19 June 2026 12:00
    When she pays EUR 100 as a deposit on Monday 8 June 2026 15:00 with:
      | method | <method> |
    Then the answer is <answer>

    Examples:
      | method     | answer  |
      | debit-card | accept  |
      | cash       | accept  |
      | transfer   | decline |

  @R5
  Scenario: T6 — A 15-year-old, an ear piercing, and her mother is there with ID and permission
    Given a booking of an ear-piercing for EUR 40 on Friday 19 June 2026 12:00
    When she arrives with:
      | age                | 15  |
      | shows-id           | yes |
      | parent-present     | yes |
      | parent-shows-id    | yes |
      | written-permission | yes |
    Then it is accepted
    And because of the rule "At the door" line "age is at least 14 and parent-present and parent-shows-id and written-permission"

  @R5
  Scenario: T7 — A 15-year-old, a tattoo, and her mother is there
    Given a booking of a tattoo for EUR 350 on Friday 19 June 2026 12:00
    When she arrives with:
      | age                | 15  |
      | shows-id           | yes |
      | parent-present     | yes |
      | parent-shows-id    | yes |
      | written-permission | yes |
    Then it is declined
    And because of the rule "At the door" line "service is tattoo and age is less than 16"

  @R6
  Scenario: T8 — An adult without ID
    Given a booking of a tattoo for EUR 350 on Friday 19 June 2026 12:00
    When she arrives with:
      | age      | 34 |
      | shows-id | no |
    Then it is declined
    And because of the rule "At the door" line "not shows-id"

  @R5
  Scenario Outline: Ages
    Given a booking of a <service> for EUR 100 on Friday 19 June 2026 12:00
    When she arrives with:
      | age            | <age>    |
      | shows-id       | yes      |
      | parent-present | <parent> |
    Then the answer is <answer>

    Examples:
      | service           | age | parent | answer  |
      | tattoo            | 16  | no     | accept  |
      | piercing          | 16  | no     | accept  |
      | piercing          | 15  | no     | decline |
      | piercing          | 15  | yes    | decline |
      | intimate-piercing | 17  | yes    | decline |
      | intimate-piercing | 18  | no     | accept  |

  @R6
  Scenario: Not while pregnant
    Given a booking of a piercing for EUR 60 on Friday 19 June 2026 12:00
    When she arrives with:
      | age      | 30  |
      | shows-id | yes |
      | pregnant | yes |
    Then it is declined

  @R1 @ambiguous
  Scenario: T9 — chosen reading: a tattoo of exactly EUR 200 has the smaller deposit
    Given it is Monday 1 June 2026 14:00
    When she books a tattoo for Friday 19 June 2026 12:00 for EUR 200
    Then she is asked for a deposit of EUR 50.00
