import Domain
import Platform
import Store
import TestSupport
import Testing

@Suite struct BindableTests {
    private let home: TemporaryHome
    private let connection: Connection

    init() throws {
        home = try TemporaryHome(for: "BindableTests")
        connection = try Connection(home.path("a.db"), for: .create, on: SystemDisk())
    }

    @Test func everyKindOfValueComesBackAsItWent() throws {
        let values: [Value] = [
            .null, .integer(.min), .integer(.max), .real(0.1), .real(-0.0), .text(""), .text("a\u{0}b"),
            .text("Grüße, 世界 🐓"), .blob([]), .blob([0, 255, 0]),
        ]
        for value in values {
            let found = try connection.first("SELECT ?", value) { $0.value(0) }
            #expect(found == value)
        }
    }

    @Test func typedValuesAreBoundInTheirOrder() throws {
        let row = try connection.first(
            "SELECT ?, ?, ?, ?, ?, ?, ?",
            Int64(1),
            2,
            true,
            0.5,
            "text",
            WallTime(nanoseconds: 1_500_000_000),
            Money(nanodollars: 7)
        ) { $0.values }
        let time = Value.text("1970-01-01T00:00:01.500Z")
        #expect(row == [.integer(1), .integer(2), .integer(1), .real(0.5), .text("text"), time, .integer(7)])
    }

    @Test func nothingIsNull() throws {
        let text: String? = nil
        let number: Int64? = nil
        let row = try connection.first("SELECT ?, ?", text, number) { [$0.text(0) as String?, $0.text(1)] }
        #expect(row == [nil, nil])
    }
}
