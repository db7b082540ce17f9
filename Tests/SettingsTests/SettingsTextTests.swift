import JSON
import Testing

@testable import Settings

@Suite struct SettingsTextTests {
    private func read(_ text: String, _ authority: SettingAuthority = .user) -> SettingsText {
        SettingsText(Array(text.utf8), path: "config.toml", authority: authority)
    }

    private func problems(_ text: String, _ authority: SettingAuthority = .user) -> [String] {
        read(text, authority).problems.map(\.description)
    }

    private func hints(_ text: String) -> [String?] { read(text).problems.map(\.fault.hint) }

    @Test func whatStandsThereIsReadWithItsPlace() throws {
        let text = read(
            """
            [run]
            timeout = "30m"
            [agents.claude]
            command = ["claude", "-v"]
            """
        )
        #expect(text.problems == [])
        #expect(text.entries.map(\.name) == ["run.timeout", "agents.claude.command"])
        #expect(text.entries.map(\.shown) == ["30m", .array(["claude", "-v"])])
        #expect(text.entries.map(\.origin.description) == ["config.toml:2:11", "config.toml:4:11"])
    }

    @Test(arguments: [
        "run.timeout = \"30m\"", "run = { timeout = \"30m\" }", "[ run ]\n\"timeout\" = '30m'",
        "[\"run\"]\ntimeout = \"\"\"30m\"\"\"",
    ])
    func everyWayToWriteItIsTheSame(text: String) {
        #expect(read(text).problems == [])
        #expect(read(text).entries.map(\.name) == ["run.timeout"])
    }

    @Test func allThatIsWrongIsReportedInOrder() {
        let found = problems(
            """
            colour = true
            [run]
            timout = "30m"
            stop_grace = 10
            drain = "2m"
            [limits]
            run_bytes_max = "10G"
            at_run_bytes_max = "halt"
            [checkpoints]
            enabled = "true"
            """
        )
        #expect(
            found == [
                "config.toml:1:1: there is no setting colour",
                "config.toml:3:1: there is no setting run.timout",
                "config.toml:4:14: run.stop_grace takes a length of time from 0s to 1h, "
                    + "such as \"90s\" or \"1h30m\", not 10",
                "config.toml:5:9: run.drain takes a length of time from 0s to 1m, "
                    + "such as \"90s\" or \"1h30m\", not \"2m\"",
                "config.toml:7:17: limits.run_bytes_max takes a number of bytes from 1KiB to 1PiB, "
                    + "such as \"100MiB\" or \"10GiB\", or \"none\", not \"10G\"",
                "config.toml:8:20: limits.at_run_bytes_max takes \"stop\" or \"discard\", not \"halt\"",
                "config.toml:10:11: checkpoints.enabled takes true or false, not \"true\"",
            ]
        )
    }

    @Test(arguments: [
        ("run.timout = 1", "did you mean run.timeout?"),
        ("timeout = 1", "did you mean run.timeout or sources.*.timeout?"),
        ("[limts]\nx = 1\ny = 2", "did you mean limits?"), ("model = 1", "did you mean agents.*.model?"),
        ("[agents.Claude]\nmodel = \"x\"", "did you mean agents.claude?"),
        ("[agents.claude]\ncomand = []", "did you mean agents.claude.command?"),
        ("zzzzzzzz = 1", "roost help settings lists them all"),
        ("run = 5", "write [run] on a line of its own, and its settings below"),
        ("[[run]]\ntimeout = 1", "write [run] on a line of its own, and its settings below"),
        ("agents.claude = \"x\"", "write [agents.claude] on a line of its own, and its settings below"),
    ])
    func theNearestIsNamed(text: String, hint: String) {
        #expect(hints(text) == [hint])
    }

    @Test func aTableWhereAValueBelongsIsOneProblem() {
        #expect(
            problems("[checkpoints.enabled]\na = 1\nb = 2") == [
                "config.toml:1:1: checkpoints.enabled takes true or false, not a table"
            ]
        )
    }

    @Test func namesThatAreNoWordsAreShownInQuotes() {
        #expect(problems("\"a b\\u001b\" = 1") == ["config.toml:1:1: there is no setting \"a b\\u{1B}\""])
    }

    @Test func beforeWhatIsNoTOMLTheRestIsToldToo() {
        let found = read("[run]\ntimout = 1\ndrain = \n")
        #expect(found.problems.count == 2)
        #expect(found.problems.first?.description == "config.toml:2:1: there is no setting run.timout")
        #expect(found.problems.last?.fault.code == "syntax")
        #expect(found.problems.last?.description.hasPrefix("config.toml:3:") == true)
        #expect(found.problems.last?.fault.hint == "the form of the file is TOML: https://toml.io")
    }

    @Test func aRepositoryMayNotSetWhatIsTheUsers() {
        let text = "[agents.claude]\ncommand = [\"./evil\"]\nmodel = \"opus\"\n[runs]\nroot = \"/tmp\""
        let found = read(text, .repository)
        #expect(
            found.problems.map(\.description) == [
                "config.toml:2:1: a repository may not set agents.claude.command",
                "config.toml:5:1: a repository may not set runs.root",
            ]
        )
        #expect(found.entries.map(\.name) == ["agents.claude.model"])
        #expect(read(text).problems == [])
    }
}
