import Domain
import Platform
import TestSupport
import Testing

@testable import Settings

@Suite struct SettingsLoadingTests {
    private let scratch: TemporaryHome
    private let home: String
    private let repository: String
    private let disk = SystemDisk()

    init() throws {
        scratch = try TemporaryHome(for: "SettingsLoadingTests")
        home = scratch.path("home")
        repository = scratch.path("repository")
        try disk.makeFolders(home)
        try disk.makeFolders(repository + "/.roost")
    }

    private func writeUser(_ text: String) throws {
        try disk.replaceFile(home + "/config.toml", with: Array(text.utf8))
    }

    private func writeRepository(_ text: String) throws {
        try disk.replaceFile(repository + "/.roost/config.toml", with: Array(text.utf8))
    }

    private func trust(_ text: String) throws {
        try TrustList.add(repository, content: Array(text.utf8), home: home, on: disk)
    }

    private func load(_ environment: [String: String] = [:]) throws(SettingsError) -> Settings {
        try Settings.load(home: home, repository: repository, environment: Environment(environment), on: disk)
    }

    private func failure(_ environment: [String: String] = [:]) -> SettingsError? {
        do throws(SettingsError) {
            _ = try load(environment)
            return nil
        } catch {
            return error
        }
    }

    @Test func missingFilesSetNothing() throws {
        let settings = try load()
        #expect(settings.all.allSatisfy { $0.origin == .standard })
        #expect(settings.files.map(\.state) == [.missing, .missing])
        let nowhere = try Settings.load(home: scratch.path("nowhere"), repository: scratch.path("nowhere/too"))
        #expect(nowhere.files.map(\.state) == [.missing, .missing])
    }

    @Test func eachSourceStandsAboveTheOneBelow() throws {
        try writeUser("run.timeout = \"1m\"\nrun.stop_grace = \"1s\"\nrun.drain = \"1s\"")
        let own = "run.timeout = \"2m\"\nrun.stop_grace = \"2s\""
        try writeRepository(own)
        try trust(own)
        var settings = try load(["ROOST_RUN_TIMEOUT": "3m"])
        #expect(settings[Setting.runTimeout] == .seconds(180))
        #expect(settings[Setting.stopGrace] == .seconds(2))
        #expect(settings[Setting.drain] == .seconds(1))
        #expect(settings.origin(of: Setting.runTimeout).description == "ROOST_RUN_TIMEOUT")
        #expect(settings.origin(of: Setting.stopGrace).description == "\(repository)/.roost/config.toml:2:18")
        #expect(settings.origin(of: Setting.drain).description == "\(home)/config.toml:3:13")
        settings.set(Setting.runTimeout, to: .seconds(240), by: "--timeout")
        #expect(settings[Setting.runTimeout] == .seconds(240))
    }

    @Test func aRepositoryThatNobodyTrustsIsPassedOverAndSaysSo() throws {
        try writeRepository("run.timeout = \"2m\"\nthis is no TOML")
        let settings = try load()
        #expect(settings[Setting.runTimeout] == nil)
        let path = "\(repository)/.roost/config.toml"
        let file = try #require(settings.files.last)
        #expect(file == SettingsFile(path: path, authority: .repository, state: .passedOver(.unknown)))
        #expect(file.notice == "\(path) is passed over: this repository is not trusted")
    }

    @Test func aChangedFileIsTrustedNoMore() throws {
        try writeRepository("run.timeout = \"2m\"")
        try trust("run.timeout = \"2m\"")
        #expect(try load()[Setting.runTimeout] == .seconds(120))
        try writeRepository("run.timeout = \"2m\" ")
        let settings = try load()
        #expect(settings[Setting.runTimeout] == nil)
        #expect(settings.files.last?.state == .passedOver(.changed))
        #expect(settings.files.last?.notice?.hasSuffix("it was changed since it was trusted") == true)
    }

    @Test func aTrustedRepositoryStillMayNotNamePrograms() throws {
        let own = "[agents.claude]\ncommand = [\"./evil\"]"
        try writeRepository(own)
        try trust(own)
        #expect(
            failure()?.description
                == "\(repository)/.roost/config.toml:2:1: a repository may not set agents.claude.command"
        )
    }

    @Test func allThatIsWrongInAllSourcesIsReportedAtOnce() throws {
        try writeUser("run.timeout = 5\nrun.drian = \"1s\"")
        try writeRepository("limits.x = 1")
        try trust("limits.x = 1")
        guard case .invalid(let problems) = failure(["ROOST_RUN_DRAIN": "soon", "ROOST_RUN_TIMEOUT": ""]) else {
            Issue.record("nothing was wrong")
            return
        }
        #expect(
            problems.map(\.origin.description) == [
                "\(home)/config.toml:1:15", "\(home)/config.toml:2:5", "\(repository)/.roost/config.toml:1:8",
                "ROOST_RUN_DRAIN",
            ]
        )
        #expect(
            problems.last?.description == "ROOST_RUN_DRAIN: run.drain takes a length of time from 0s to 1m, such as "
                + "\"90s\" or \"1h30m\", not \"soon\""
        )
    }

    @Test func variablesSetEveryForm() throws {
        let settings = try load([
            "ROOST_CHECKPOINTS_ENABLED": "false", "ROOST_LIMITS_RUN_BYTES_MAX": "none",
            "ROOST_RECORDER_ON_ERROR": "discard", "ROOST_AGENTS_CLAUDE_COMMAND": "/opt/claude",
            "ROOST_AGENTS_MY_AGENT_MODEL": "opus", "ROOST_RUN": "run-1", "ROOST_HOME": home, "ROOST_NONSENSE": "1",
        ])
        #expect(!settings[Setting.checkpointsEnabled])
        #expect(settings[Setting.runBytesMax] == nil)
        #expect(settings[Setting.recorderOnError] == .discard)
        #expect(settings[Setting.agentCommand, "claude"] == ["/opt/claude"])
        #expect(settings[Setting.agentModel, "my-agent"] == "opus")
        #expect(settings.origin(of: Setting.agentModel, "my-agent").description == "ROOST_AGENTS_MY_AGENT_MODEL")
    }

    @Test func theHomeInTheUsersFolderIsNoRepositoryOfIts() throws {
        let folder = scratch.path("me")
        try disk.makeFolders(folder + "/.roost")
        try disk.createFile(folder + "/.roost/config.toml", with: Array("[runs]\nroot = \"/r\"".utf8))
        let settings = try Settings.load(home: folder + "/.roost", repository: folder)
        #expect(settings[Setting.runsRoot] == "/r")
        #expect(settings.files.count == 1)
    }

    @Test func aDamagedTrustListIsAnErrorAndNotNoTrust() throws {
        try writeRepository("")
        try disk.createFile(home + "/trust.json", with: Array("{".utf8))
        guard case .trustDamaged = failure() else {
            Issue.record("it was passed over")
            return
        }
    }
}
