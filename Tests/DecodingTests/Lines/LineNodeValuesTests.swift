import Domain
import Testing

@testable import Decoding

/// What is not of the right form is as if it were not there.
@Suite struct LineNodeValuesTests {
    @Test(
        arguments: [
            ("7", 7), ("-7", 0), ("0", 0), ("7.5", 0), ("\"7\"", 0), ("9223372036854775808", 0),
            ("1000000000000000", 1_000_000_000_000_000), ("1000000000000001", 0), ("-9223372036854775808", 0),
        ]
            as [(String, Int64)]
    )
    func countsAreNeverLessThanNoneAndNeverBeyondAllCounting(line: String, expected: Int64) throws {
        #expect(try reading(line) { $0.count } == expected)
    }

    @Test(
        arguments: [
            ("0.010964999999999999", 10_965_000), ("8.7e-05", 87_000), ("3", 3_000_000_000), ("0.0000000005", 0),
            ("1e40", nil), ("\"0.5\"", nil), ("true", nil),
        ] as [(String, Int64?)]
    )
    func dollarsAreReckonedFromWhatIsWritten(line: String, expected: Int64?) throws {
        #expect(try reading(line) { $0.money?.nanodollars } == expected)
    }

    @Test(
        arguments: [
            ("\"2026-02-12T16:02:27.718Z\"", "2026-02-12T16:02:27.718Z"), ("\"2026-02-12\"", nil), ("1770912147", nil),
            ("\"\"", nil),
        ] as [(String, String?)]
    )
    func timesAreOfOneForm(line: String, expected: String?) throws {
        #expect(try reading(line) { $0.time?.iso } == expected)
    }

    @Test(
        arguments: [
            ("1795217629", 1_795_217_629_000_000_000), ("9223372036854775807", nil), ("1.5", nil), ("\"1\"", nil),
        ] as [(String, Int64?)]
    )
    func secondsThatCannotBeCountedAreNoTime(line: String, expected: Int64?) throws {
        #expect(try reading(line) { $0.unixTime?.nanoseconds } == expected)
    }

    @Test(
        arguments: [
            ("587", .milliseconds(587)), ("587.9", .milliseconds(587)), ("-1", .milliseconds(-1)), ("1e300", nil),
            ("\"5\"", nil),
        ] as [(String, Duration?)]
    )
    func durationsMayHaveDecimalsThatNobodyNeeds(line: String, expected: Duration?) throws {
        #expect(try reading(line) { $0.milliseconds } == expected)
    }

    @Test(arguments: [("\"a\"", "a"), ("\"\"", nil), ("1", nil)] as [(String, String?)])
    func anEmptyWordIsNone(line: String, expected: String?) throws {
        #expect(try reading(line) { $0.word } == expected)
    }

    private func reading<Value>(_ line: String, _ body: (LineNode) -> Value) throws -> Value {
        let parser = LineParser()
        return try withExtendedLifetime(parser) {
            try Array(line.utf8).withUnsafeBytes { body(try parser.read($0)) }
        }
    }
}
