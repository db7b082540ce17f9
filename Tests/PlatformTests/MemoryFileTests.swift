import Glibc
import Testing

@testable import Platform

@Suite struct MemoryFileTests {
    @Test func itIsReadFromItsBeginning() throws {
        let file = try MemoryFile.make(holding: Array("text".utf8))
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = read(file.number, &bytes, bytes.count)
        #expect(bytes.prefix(max(0, count)).elementsEqual("text".utf8))
    }
}
