import Domain
import Platform
import Settings
import TestSupport
import Testing

@Suite struct SettingWatchTests {
    private func load(_ lines: String) throws -> Settings {
        try TemporaryHome.with { home in
            try SystemDisk().replaceFile(home.path("config.toml"), with: Array(lines.utf8))
            return try Settings.load(home: home.path, environment: Environment([:]), on: SystemDisk())
        }
    }

    @Test func whatIsDoneAboutAVerdictIsAListOfWords() throws {
        let settings = try load("[policy]\nstalled = [\"checkpoint\", \"retry\"]\nlost = []\n")
        let policies = Dictionary(uniqueKeysWithValues: Setting.policies.map { ($0.kind, settings[$0.key]) })
        #expect(policies[.stalled] == [.checkpoint, .retry])
        #expect(policies[.lost] == [])
        #expect(policies[.waitingPermission] == [.notify])
        #expect(policies[.quiet] == [])
        // About what goes well nothing can be done.
        #expect(policies[.working] == nil)
    }

    @Test(arguments: [#"["stop", "retry"]"#, #"["stop", "stop"]"#, #"["kill"]"#, #""notify""#, "true"])
    func whatMakesNoSenseIsRefused(value: String) {
        #expect(throws: SettingsError.self) { try load("[policy]\nstalled = \(value)\n") }
    }

    @Test func everyActIsAWordOfTheSetting() throws {
        for act in PolicyAct.allCases {
            let settings = try load("[policy]\nquiet = [\"\(act.rawValue)\"]\n")
            let quiet = Setting.policies.first { $0.kind == .quiet }
            #expect(quiet.map { settings[$0.key] } == [act])
        }
    }
}
