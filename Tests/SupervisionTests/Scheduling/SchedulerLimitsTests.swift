import Domain
import JSON
import Settings
import Testing

@testable import Supervision

@Suite struct SchedulerLimitsTests {
    @Test func whatCannotBeReadIsNamed() {
        var json = SchedulerLimits().json
        json["accounts"] = ["a": 1]
        #expect(throws: FieldError.wrong("accounts", expected: "texts by agent")) { try SchedulerLimits(json: json) }
        json["accounts"] = nil
        json["agent_runs_max"] = ["claude": -1]
        #expect(throws: FieldError.wrong("agent_runs_max", expected: "counts by name")) {
            try SchedulerLimits(json: json)
        }
    }

    @Test func anAgentHasAnAccountOfItsOwnUnlessSomebodySaysOtherwise() throws {
        var limits = SchedulerLimits()
        var plan = TaskPlan(agent: "claude", text: "x", lineage: try TaskID("a"))
        #expect(limits.account(of: plan) == "claude")
        limits.accounts = ["claude": "team"]
        #expect(limits.account(of: plan) == "team")
        plan.account = "own"
        #expect(limits.account(of: plan) == "own")
    }

    @Test func limitsAreWhatTheSettingsSay() {
        let standard = SchedulerLimits(Settings())
        #expect(standard.slots == 4 && standard.attemptsMax == 3 && standard.startupDelay == .seconds(300))
        var expected = SchedulerLimits()
        expected.slots = 4
        #expect(standard == expected)
        var settings = Settings()
        let text = """
            flock.workers = 9
            flock.quiet_hours = "22:00-07:00"
            agents.claude.account = "team"
            agents.codex.runs_max = 2
            accounts.team.runs_max = 3
            """
        #expect(settings.take(SettingsText(Array(text.utf8), path: "c", authority: .user)) == [])
        let limits = SchedulerLimits(settings)
        #expect(limits.slots == 9 && limits.quietHours?.endText == "07:00")
        #expect(limits.accounts == ["claude": "team"] && limits.agentRunsMax == ["codex": 2])
        #expect(limits.accountRunsMax == ["team": 3])
    }
}
