import CSQLite
package import Domain

/// The values of a statement, given one after the other before it runs.
///
/// It is a plain struct with a method for each type, so that a row of many columns costs no array, no tuple and no call
/// through a protocol: an import writes hundreds of thousands of them. What SQLite refuses is told once, by the run.
package struct Bindings {
    private let statement: OpaquePointer
    private let room: BindingRoom
    private(set) var count: Int32 = 0
    /// What SQLite said to the first that it refused.
    private(set) var code = SQLITE_OK

    init(_ statement: OpaquePointer, _ room: BindingRoom) {
        self.statement = statement
        self.room = room
    }

    /// A place holds nothing until it is given something.
    package mutating func addNull() { count += 1 }

    package mutating func add(_ number: Int64) {
        count += 1
        note(sqlite3_bind_int64(statement, count, number))
    }

    package mutating func add(_ number: Double) {
        count += 1
        note(sqlite3_bind_double(statement, count, number))
    }

    package mutating func add(_ isSo: Bool) { add(isSo ? 1 : 0 as Int64) }

    package mutating func add(_ text: String) {
        count += 1
        var text = text
        let (statement, room, place) = (statement, room, count)
        let code = text.withUTF8 { utf8 in
            if let kept = room.keep(UnsafeRawBufferPointer(utf8)) {
                return roost_sqlite_lend(statement, place, kept.baseAddress, kept.count, true)
            }
            return roost_sqlite_bind(statement, place, utf8.baseAddress, utf8.count, true)
        }
        note(code)
    }

    /// As text, which sorts as the times do and which SQLite's own date functions read.
    package mutating func add(_ time: WallTime) { add(time.iso) }

    package mutating func add(_ money: Money) { add(money.nanodollars) }

    package mutating func add(_ bytes: [UInt8]) {
        count += 1
        note(bytes.withUnsafeBytes { roost_sqlite_bind(statement, count, $0.baseAddress, $0.count, false) })
    }

    package mutating func add(_ number: Int64?) { if let number { add(number) } else { addNull() } }
    package mutating func add(_ number: Double?) { if let number { add(number) } else { addNull() } }
    package mutating func add(_ isSo: Bool?) { if let isSo { add(isSo) } else { addNull() } }
    package mutating func add(_ text: String?) { if let text { add(text) } else { addNull() } }
    package mutating func add(_ time: WallTime?) { if let time { add(time) } else { addNull() } }
    package mutating func add(_ money: Money?) { if let money { add(money) } else { addNull() } }
    package mutating func add(_ bytes: [UInt8]?) { if let bytes { add(bytes) } else { addNull() } }

    /// Bytes that stay where they are until the statement has run.
    mutating func lend(_ bytes: UnsafeRawBufferPointer, asText isText: Bool) {
        count += 1
        note(roost_sqlite_lend(statement, count, bytes.baseAddress, bytes.count, isText))
    }

    private mutating func note(_ code: Int32) { if self.code == SQLITE_OK { self.code = code } }
}
