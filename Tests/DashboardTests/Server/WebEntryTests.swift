import Platform
import TestSupport
import Testing

@testable import Dashboard

/// The command line of `roost-web`.
@Suite struct WebEntryTests {
    private func run(_ words: [String], _ environment: [String: String]) throws -> CommandResult {
        try CommandTester("roost-web").arguments(words).environment(environment).limit(.seconds(60)).run()
    }

    @Test func wordsThatAreNoneAreAnsweredWithHowItIsBegun() throws {
        let result = try run(["--nonsense"], [:])
        #expect(result.exitCode == 2 && result.stderr.hasPrefix("usage: roost-web"))
    }

    @Test func whatCannotBeServedIsSaidWithWhatToDo() throws {
        let scratch = try TemporaryHome()
        let home = scratch.path("home")
        try SystemDisk().makeFolders(home)
        try SystemDisk().createFile("\(home)/config.toml", with: Array("[web]\naddress = \"0.0.0.0\"\n".utf8))
        let result = try run([home], [:])
        #expect(result.exitCode == 1 && result.stderr.contains("certificate"))
        #expect(result.stderr.split(separator: "\n").count == 2, "the fault, and a hint")
    }

    @Test func settingsThatAreNoneAreSaid() throws {
        let scratch = try TemporaryHome()
        let home = scratch.path("home")
        try SystemDisk().makeFolders(home)
        try SystemDisk().createFile("\(home)/config.toml", with: Array("[web]\nport = \"many\"\n".utf8))
        let result = try run([home], [:])
        #expect(result.exitCode == 1 && result.stderr.contains("web.port"))
    }
}
