import Git
import Platform
import TestSupport
import Testing

@Suite struct GitProgramTests {
    private func fake(_ script: String, _ home: TemporaryHome) throws -> Environment {
        try Programs.make(home.path("git"), "#!/bin/sh\n\(script)\n")
        return Environment(["PATH": home.path + ":/usr/bin:/bin"])
    }

    @Test func theGitAlongThePathIsFound() throws {
        let git = try GitProgram(in: .current())
        #expect(git.version >= .needed)
        #expect(git.path.hasSuffix("/git"))
    }

    @Test func withoutGitItIsSaidWhatToDo() {
        let error = #expect(throws: GitError.missing) { _ = try GitProgram(in: Environment(["PATH": "/nowhere"])) }
        #expect(error?.hint == "install git 2.30 or newer")
    }

    @Test func anOldGitIsRefused() throws {
        let home = try TemporaryHome()
        let environment = try fake("echo git version 1.8.3", home)
        #expect(throws: GitError.tooOld(found: GitVersion(1, 8), needed: .needed)) {
            _ = try GitProgram(in: environment)
        }
    }

    @Test func whatIsNoGitIsNotTakenForOne() throws {
        let home = try TemporaryHome()
        let environment = try fake("echo hello", home)
        #expect(throws: GitError.unreadable("version")) { _ = try GitProgram(in: environment) }
    }

    @Test func nothingOfOurEnvironmentComesThroughButWhatGitNeeds() throws {
        let home = try TemporaryHome()
        let seen = home.path("seen")
        var environment = try fake("env > '\(seen)'; echo git version 2.40.0", home).values
        environment.merge(["GIT_DIR": "/elsewhere", "SECRET": "x", "HOME": "/home-of-a-test"]) { $1 }
        _ = try GitProgram(in: Environment(environment))
        let text = String(decoding: try SystemDisk().readAll(seen, bytesMax: 10_000), as: UTF8.self)
        let names = Set(text.split(separator: "\n").compactMap { $0.split(separator: "=").first.map(String.init) })
        #expect(!names.contains("GIT_DIR") && !names.contains("SECRET"))
        #expect(names.contains("HOME") && names.contains("LC_ALL"))
        #expect(text.contains("GIT_TERMINAL_PROMPT=0"))
    }
}
