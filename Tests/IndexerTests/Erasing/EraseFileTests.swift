import Testing

@testable import Indexer

@Suite struct EraseFileTests {
    private func file(_ path: String, shownAs shown: String? = nil) -> EraseFile {
        EraseFile(path: path, owner: .run("/r/t/run-1"), treatment: .bytes, ranges: [2..<5, 9..<10], shownAs: shown)
    }

    @Test func itIsToldByItsNameInTheDirectoryOfItsOwner() {
        #expect(file("/r/t/run-1/artifacts/a").name == "artifacts/a")
        #expect(file("/r/t/run-1/a").byteCount == 4)
        #expect(EraseFile(path: "/r/spool/a", owner: .nobody, treatment: .bytes, ranges: []).name == "a")
    }

    @Test func aNameThatHasTheSecretIsToldWithoutIt() {
        let file = file("/r/t/run-1/secret", shownAs: "/r/t/run-1/******")
        #expect(file.name == "******" && file.shownPath == "/r/t/run-1/******" && file.path == "/r/t/run-1/secret")
    }
}
