import TestSupport
import Testing

@Suite struct ScratchRepositoryTests {
    @Test func itHasACommitAndNobodysSettings() throws {
        let repository = try ScratchRepository()
        #expect(try repository.git("log", "--format=%an %s") == "A Person first")
        #expect(try repository.git("status", "--porcelain") == "")
        #expect(try repository.gitFails("config", "--global", "--list"))
    }

    @Test func itsSnapshotSeesTheIndexButNoObjects() throws {
        let repository = try ScratchRepository()
        let before = try repository.gitFiles()
        try repository.git("hash-object", "-w", "--stdin", input: "new")
        #expect(try repository.gitFiles() == before)
        try repository.write("one.txt", "changed\n")
        try repository.git("add", "one.txt")
        #expect(try repository.gitFiles().differences(from: before) == ["index"])
    }
}
