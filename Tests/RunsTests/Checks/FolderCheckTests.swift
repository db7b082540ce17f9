import Platform
import Runs
import TestSupport
import Testing

@Suite struct FolderCheckTests {
    @Test func aFolderIsToldFromAFileAndFromNothing() throws {
        try TemporaryHome.with { scratch in
            try SystemDisk().createFile(scratch.path("file"), with: [])
            #expect(throws: Never.self) { try FolderCheck.check(scratch.path) }
            #expect(throws: RunsError.folderMissing(scratch.path("gone"))) {
                try FolderCheck.check(scratch.path("gone"))
            }
            #expect(throws: RunsError.notFolder(scratch.path("file"))) { try FolderCheck.check(scratch.path("file")) }
            #expect(throws: RunsError.folderMissing(scratch.path("file/below"))) {
                try FolderCheck.check(scratch.path("file/below"))
            }
        }
    }
}
