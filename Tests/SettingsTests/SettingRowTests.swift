import Testing

@testable import Settings

@Suite struct SettingRowTests {
    private static let model = Setting.agentModel.row
    private static let timeout = Setting.runTimeout.row

    @Test func aRowIsFoundByItsPath() {
        #expect(Self.timeout.matches(["run", "timeout"]))
        #expect(!Self.timeout.matches(["run"]))
        #expect(Self.timeout.leads(["run"]) && Self.timeout.leads([]))
        #expect(!Self.timeout.leads(["run", "timeout", "x"]))
        #expect(Self.model.matches(["agents", "my-agent2", "model"]))
        #expect(!Self.model.matches(["agents", "My.Agent", "model"]))
    }

    @Test(arguments: [
        ("claude", true), ("my-agent", true), ("4ever", true), ("", false), ("-a", false), ("Claude", false),
        ("a.b", false), ("a_b", false), ("*", false), ("é", false), (String(repeating: "a", count: 65), false),
    ])
    func namesThatUsersChooseAreSmallWords(name: String, isName: Bool) {
        #expect(SettingRow.isName(name) == isName)
    }

    @Test func itsVariableNamesItsPath() {
        #expect(Self.timeout.variable == "ROOST_RUN_TIMEOUT")
        #expect(Setting.recorderOnError.row.variable == "ROOST_RECORDER_ON_ERROR")
        #expect(Self.timeout.path(for: "ROOST_RUN_TIMEOUT") == ["run", "timeout"])
        #expect(Self.timeout.path(for: "ROOST_RUN_TIMEOUTS") == nil)
    }

    @Test(
        arguments: [
            ("ROOST_AGENTS_CLAUDE_MODEL", ["agents", "claude", "model"]),
            ("ROOST_AGENTS_MY_AGENT_MODEL", ["agents", "my-agent", "model"]), ("ROOST_AGENTS_MODEL", nil),
            ("ROOST_AGENTS__MODEL", nil), ("ROOST_AGENTS_CLAUDE_COMMAND", nil), ("ROOST_AGENTS_É_MODEL", nil),
        ] as [(String, [String]?)]
    )
    func aVariableOfAFamilyHasTheNameInIt(variable: String, path: [String]?) {
        #expect(Self.model.path(for: variable) == path)
    }
}
