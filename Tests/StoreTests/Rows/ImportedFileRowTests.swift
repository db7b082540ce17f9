import Platform
import Store
import TestSupport
import Testing

@Suite struct ImportedFileRowTests {
    @Test func aFileIsKnownUntilItChanges() throws {
        let filled = try FilledIndex()
        let disk = SystemDisk()
        let path = filled.home.path("a.jsonl")
        try disk.createFile(path, with: Array("{}\n".utf8))
        let status = try #require(try disk.status(of: path))
        let row = ImportedFileRow(path: path, status, format: "claude-transcript", importID: "import-claude-0")
        try filled.index.put(row)
        #expect(try filled.index.importedFile(path) == row)
        #expect(try filled.index.importedFile("other") == nil)
        #expect(row.isStill(status))
        try disk.replaceFile(path, with: Array("{}\n".utf8))
        let later = try #require(try disk.status(of: path))
        #expect(!row.isStill(later))
        let second = ImportedFileRow(path: path, later, format: "claude-transcript", importID: "import-claude-0")
        try filled.index.put(second)
        #expect(try filled.index.importedFile(path) == second)
    }
}
