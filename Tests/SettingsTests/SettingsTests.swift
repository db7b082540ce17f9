import Domain
import JSON
import Testing

@testable import Settings

@Suite struct SettingsTests {
    @Test func withoutAnySourceTheDefaultsHold() {
        let settings = Settings()
        #expect(settings[Setting.recorderOnError] == .wait)
        #expect(settings[Setting.runBytesMax] == nil)
        #expect(settings[Setting.atRunBytesMax] == .stop)
        #expect(settings[Setting.runTimeout] == nil)
        #expect(settings[Setting.stopGrace] == .seconds(10))
        #expect(settings[Setting.drain] == .milliseconds(500))
        #expect(settings[Setting.checkpointsEnabled])
        #expect(settings[Setting.checkpointInterval] == .seconds(60))
        #expect(settings[Setting.checkpointBytesMax] == ByteCount(bytes: 100 << 20))
        #expect(settings[Setting.agentCommand, "claude"] == nil)
        #expect(settings[Setting.runsRoot] == nil)
        #expect(settings.origin(of: Setting.runTimeout) == .standard)
    }

    @Test func aFlagStandsAboveAll() {
        var settings = Settings()
        _ = settings.take(SettingsText(Array("run.timeout = \"5m\"".utf8), path: "c", authority: .user))
        settings.set(Setting.runTimeout, to: .seconds(7), by: "--timeout")
        #expect(settings[Setting.runTimeout] == .seconds(7))
        #expect(settings.origin(of: Setting.runTimeout).description == "--timeout")
        settings.set(Setting.runTimeout, to: nil, by: "--timeout")
        #expect(settings[Setting.runTimeout] == nil)
        #expect(settings.all.first { $0.name == "run.timeout" }?.shown == "none")
    }

    @Test func allAreListedInTheOrderOfTheTable() {
        var settings = Settings()
        let text = "agents.zeta.model = \"z\"\nagents.alpha.model = \"a\"\nrun.timeout = \"none\""
        #expect(settings.take(SettingsText(Array(text.utf8), path: "c", authority: .user)) == [])
        let expected = Setting.all.flatMap { row in
            guard row.isFamily else { return [row.name] }
            return row.name == "agents.*.model" ? ["agents.alpha.model", "agents.zeta.model"] : []
        }
        #expect(settings.all.map(\.name) == expected)
        #expect(expected.first == "recorder.on_error" && expected.contains("agents.zeta.model"))
        #expect(settings[Setting.agentModel, "zeta"] == "z")
        #expect(settings.origin(of: Setting.agentModel, "zeta") == .file("c", TextPlace(line: 1, column: 21)))
    }

    @Test(arguments: [
        (SettingOrigin.standard, "default"), (.file("/h/c", TextPlace(line: 1, column: 2)), "/h/c:1:2"),
        (.environment(variable: "ROOST_X"), "ROOST_X"), (.flag("--x"), "--x"),
    ])
    func anOriginIsSaidAsItCanBeOpened(origin: SettingOrigin, text: String) {
        #expect(origin.description == text)
    }

    @Test func aKeyKnowsItsRow() {
        let key = SettingKey("a.b", .truth, standard: true, by: .user, "Whether")
        #expect(key.row.name == "a.b" && key.row.summary == "Whether" && key.row.authority == .user)
        #expect(key.row.standard.shown == .bool(true) && key.standard)
        #expect(!key.row.isFamily && Setting.agentModel.row.isFamily)
    }
}
