Feature: Soul
  The published terms of an organiser of classes in Indonesia, and the answers that they give. The class is on Monday
  31 August 2026 09:00; its value is IDR 2,000,000, and it has been paid.

  Background:
    Given the house rules of policies/published/18-soul-workshops.house
    And a booking of IDR 2000000 on Monday 31 August 2026 09:00 made on Wednesday 1 July 2026 10:00
    And she has paid IDR 2000000 on Wednesday 1 July 2026 10:00

  @R4
  Scenario: T1 — The form 42 days before, 5% is kept
    When she cancels on Monday 20 July 2026 09:50 by contact-link
    And she sends a refund-form on Monday 20 July 2026 10:00
    Then she is charged IDR 100000
    And she gets IDR 1900000 back
    And because of the rule "The earlier the form is here, the less is kept" line "by the day 31 calendar days before start"

  @R4
  Scenario: T2 — The form 21 days before, 10% is kept
    When she cancels on Monday 10 August 2026 09:50 by contact-link
    And she sends a refund-form on Monday 10 August 2026 10:00
    Then she is charged IDR 200000
    And she gets IDR 1800000 back
    And because of the rule "The earlier the form is here, the less is kept" line "by the day 15 calendar days before start"

  @R4
  Scenario: T3 — The form 11 days before, 15% is kept
    When she cancels on Thursday 20 August 2026 09:50 by contact-link
    And she sends a refund-form on Thursday 20 August 2026 10:00
    Then she is charged IDR 300000
    And she gets IDR 1700000 back
    And because of the rule "The earlier the form is here, the less is kept" line "by the day 7 calendar days before start"

  @R4
  Scenario: T4 — The form 3 days before, 20% is kept
    When she cancels on Friday 28 August 2026 09:50 by contact-link
    And she sends a refund-form on Friday 28 August 2026 10:00
    Then she is charged IDR 400000
    And she gets IDR 1600000 back
    And because of the rule "The earlier the form is here, the less is kept" line "by the day before start"

  @R4
  Scenario: T5 — Not coming, 25% is kept
    When she does not come
    Then she is charged IDR 500000
    And she gets IDR 1500000 back
    And because of the rule "Not coming"

  @R2
  Scenario: T6 — WhatsApp on the 10th, the form on the 20th: the form counts
    When she cancels on Monday 10 August 2026 10:00 by whatsapp
    Then it is accepted
    And nothing is charged
    And we say fill-in-the-form
    When she sends a refund-form on Thursday 20 August 2026 10:00
    Then she is charged IDR 300000
    And she gets IDR 1700000 back

  @R1
  Scenario: T7 — Telling a helper in person is not valid
    When she cancels on Monday 10 August 2026 10:00 by in-person
    Then she is redirected to whatsapp
    And the booking stands
    And because of the rule "Cancel through our sales WhatsApp or the contact link" line "otherwise"

  @R2
  Scenario: The form is enough, and is settled once
    When she sends a refund-form on Monday 20 July 2026 10:00
    Then the booking has ended
    And she is charged IDR 100000
    When she sends a refund-form on Thursday 20 August 2026 10:00
    Then nothing is charged

  @R2 @R4
  Scenario Outline: Days are counted by their dates
    When she sends a refund-form on <filled in>
    Then she is charged <kept>

    Examples:
      | filled in                       | kept       |
      | Friday 31 July 2026 23:59:59    | IDR 100000 |
      | Saturday 1 August 2026 00:00    | IDR 200000 |
      | Sunday 16 August 2026 23:59:59  | IDR 200000 |
      | Monday 17 August 2026 00:00     | IDR 300000 |
      | Monday 24 August 2026 23:59:59  | IDR 300000 |
      | Tuesday 25 August 2026 00:00    | IDR 400000 |
      | Sunday 30 August 2026 23:59:59  | IDR 400000 |
      | Monday 31 August 2026 00:00     | IDR 500000 |
