import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct MemoryFileTests {
    private func text(_ file: borrowing FileDescriptor) -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = read(file.number, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }

    @Test func itIsReadFromItsBeginning() throws {
        let file = try MemoryFile.make(holding: Array("text".utf8))
        let text = text(file)
        #expect(text == "text")
    }

    @Test func withoutFilesInMemoryItIsOnDiskAndHasNoName() throws {
        try TemporaryHome.with { home in
            let file = try MemoryFile.make(holding: Array("text".utf8), elseIn: home.path, isMemoryAllowed: false)
            let text = text(file)
            let mode = try SystemDisk().status(of: file).mode
            #expect(text == "text")
            #expect(mode == 0o600)
            #expect(try SystemDisk().list(home.path).isEmpty)
        }
    }

    @Test func withoutAPlaceForItThereIsNone() {
        #expect(throws: PlatformError.self) {
            _ = try MemoryFile.make(holding: [], elseIn: "/nowhere", isMemoryAllowed: false)
        }
    }
}
