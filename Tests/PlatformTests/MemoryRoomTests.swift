import Domain
import Testing

@testable import Platform

@Suite struct MemoryRoomTests {
    @Test func theMachineHasSomeMemoryLeft() throws {
        #expect(try MemoryRoom.read(on: SystemDisk()).available.bytes > 1 << 20)
    }

    @Test(arguments: ["", "MemAvailable: many kB", "MemAvailable: 12 MB", "MemAvailable: 9223372036854775807 kB"])
    func whatSaysNoAmountIsNone(_ text: String) { #expect(MemoryRoom(parsing: text) == nil) }

    @Test func theKernelCountsInKilobytes() {
        let text = "MemTotal: 9 kB\nMemFree:  1 kB\nMemAvailable:       4096 kB\n"
        #expect(MemoryRoom(parsing: text)?.available == ByteCount(bytes: 4 << 20))
    }
}
