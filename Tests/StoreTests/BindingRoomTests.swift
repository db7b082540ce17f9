import Platform
import TestSupport
import Testing

@testable import Store

@Suite struct BindingRoomTests {
    private func keep(_ text: String, in room: BindingRoom) -> String? {
        var text = text
        return text.withUTF8 { room.keep(UnsafeRawBufferPointer($0)).map { String(decoding: $0, as: UTF8.self) } }
    }

    @Test func textsStandSideBySideUntilItIsFull() {
        let room = BindingRoom()
        let long = String(repeating: "x", count: BindingRoom.bytesMax * 3 / 5)
        #expect(keep("", in: room) == "")
        #expect(keep(long, in: room) == long)
        #expect(keep(long, in: room) == nil)
        #expect(keep("short", in: room) == "short")
        room.empty()
        #expect(keep(long, in: room) == long)
    }

    @Test func aStatementKeepsAllTextsOfARunApartShortAndLong() throws {
        let home = try TemporaryHome(for: "BindingRoomTests")
        let connection = try Connection(home.path("a.db"), for: .create, on: SystemDisk())
        let texts = ["", "a", String(repeating: "b", count: 30_000), String(repeating: "c", count: 30_000), "é", "end"]
        for shift in 0..<2 {
            let given = texts.dropFirst(shift) + texts.prefix(shift)
            let found = try connection.rows(
                "SELECT column1 FROM (VALUES(?), (?), (?), (?), (?), (?))",
                values: given.map { .text($0) }
            ) { $0.text(0) ?? "nothing" }
            #expect(found == Array(given))
        }
    }
}
