import Glibc
import Platform
import TestSupport
import Testing

@Suite struct ProgramSearchTests {
    private func find(_ name: String, along path: String) -> String? {
        ProgramSearch.find(name, in: Environment(["PATH": path]))
    }

    @Test func theFirstThatMayBeRunCounts() throws {
        let home = try TemporaryHome()
        let disk = SystemDisk()
        for folder in ["text", "folder/tool", "one", "two"] { try disk.makeFolders(home.path(folder)) }
        for folder in ["text", "one", "two"] { try disk.createFile(home.path("\(folder)/tool"), with: []) }
        for folder in ["one", "two"] { #expect(chmod(home.path("\(folder)/tool"), 0o700) == 0) }
        let path = ["nothing", "text", "folder", "one", "two"].map(home.path).joined(separator: ":")
        #expect(find("tool", along: path) == home.path("one/tool"))
        #expect(find("tool", along: home.path("text")) == nil)
        #expect(find("no-such-tool", along: path) == nil)
        #expect(find("", along: path) == nil)
    }

    @Test func whatStandsAtAPathIsTold() throws {
        let home = try TemporaryHome()
        try SystemDisk().createFile(home.path("text"), with: [])
        #expect(ProgramSearch.look(at: "/bin/sh") == .program)
        #expect(ProgramSearch.look(at: home.path) == .folder)
        #expect(ProgramSearch.look(at: home.path("text")) == .notExecutable)
        #expect(ProgramSearch.look(at: "/dev/null") == .notExecutable)
        #expect(ProgramSearch.look(at: home.path("none")) == .missing)
    }

    @Test func aPathIsNotSearchedFor() {
        #expect(find("/bin/sh", along: "/nowhere") == "/bin/sh")
        #expect(find("/no/such/program", along: "/bin") == nil)
    }

    @Test func aFolderThatDependsOnWhereWeAreIsPassedOver() {
        #expect(find("sh", along: ".:bin::../bin") == nil)
    }

    @Test func withoutASearchPathTheUsualFoldersAreMeant() {
        #expect(ProgramSearch.find("sh", in: Environment([:])) != nil)
    }
}
