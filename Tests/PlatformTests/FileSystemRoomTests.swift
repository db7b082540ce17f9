import Domain
import TestSupport
import Testing

@testable import Platform

@Suite struct FileSystemRoomTests {
    @Test func aFolderHasRoomAndAMissingOneHasNone() throws {
        let home = try TemporaryHome()
        #expect(try FileSystemRoom.read(at: home.path).free.bytes > 0)
        #expect(throws: PlatformError.self) { _ = try FileSystemRoom.read(at: home.path("missing")) }
    }
}
