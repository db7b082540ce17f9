import Domain
import JSON
import Testing

@Suite struct UsageTests {
    private let usage = Usage(input: 1, output: 20, cacheRead: 300, cacheWrite5m: 4_000, cacheWrite1h: 50_000)

    @Test func theSumCountsEveryTokenOnce() {
        #expect(usage.sum == 54_321)
        #expect(Usage.none.sum == 0)
    }

    @Test func usagesAddCounterByCounter() {
        let both = usage.plus(Usage(input: 1, output: 1, cacheRead: 1, cacheWrite5m: 1, cacheWrite1h: 1))
        #expect(both == Usage(input: 2, output: 21, cacheRead: 301, cacheWrite5m: 4_001, cacheWrite1h: 50_001))
        #expect(usage.plus(.none) == usage)
    }

    @Test func whatWouldOverflowStaysAtTheLargest() {
        let large = Usage(input: .max, output: .max)
        #expect(large.sum == .max)
        #expect(large.plus(large) == large)
    }

    @Test func usageComesBackFromJSON() throws {
        #expect(try Usage(json: usage.json) == usage)
        #expect(
            JSONWriter.text(.object(usage.json))
                == #"{"input":1,"output":20,"cache_read":300,"cache_write_5m":4000,"cache_write_1h":50000}"#
        )
    }

    @Test func aCountBelowZeroIsRefused() {
        var json = usage.json
        json["cache_read"] = -1
        #expect(throws: FieldError.wrong("cache_read", expected: "a whole number from zero")) { try Usage(json: json) }
    }

    @Test(arguments: ["input", "output", "cache_read", "cache_write_5m", "cache_write_1h"])
    func everyCounterMustBeThere(key: String) {
        var json = usage.json
        json[key] = nil
        #expect(throws: FieldError.missing(key)) { try Usage(json: json) }
        json[key] = 1.5
        #expect(throws: FieldError.wrong(key, expected: "a whole number from zero")) { try Usage(json: json) }
    }
}
