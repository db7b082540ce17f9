import Decoding
import Domain
import Testing

@Suite struct PriceConflictTests {
    @Test func onlyTheSamePlaceOfTheSameDayCanConflict() throws {
        let june = CivilDate(year: 2026, month: 6, day: 1)
        let ours = try entry("1", source: .shipped)
        #expect(conflicts([ours, try entry("1", source: .user)]).isEmpty)
        #expect(conflicts([ours, try entry("2", from: june, source: .user)]).isEmpty)
        let found = conflicts([ours, try entry("2", source: .user)])
        #expect(found.map(\.kind) == [.input, .output])
        #expect(found.map(\.countingSource) == [.user, .user])
    }

    @Test func aUserWhoWritesARowTwiceIsTold() throws {
        let rows = ["1", "2"].map { text in PriceRow(model: "m", rates: rates(text)) }
        let found = conflicts([try PriceEntry(rows, source: .user)])
        #expect(found.map(\.otherSource) == [.user, .user])
    }

    private func conflicts(_ entries: [PriceEntry]) -> [PriceConflict] {
        let check: PriceCheck = PriceCatalog(entries).check()
        return check.conflicts
    }

    private func entry(_ text: String, from: CivilDate? = nil, source: PriceSource) throws -> PriceEntry {
        try PriceEntry([PriceRow(model: "m", from: from, rates: rates(text))], source: source)
    }

    private func rates(_ text: String) -> PriceRates {
        do {
            let price = try Price(dollarsPerMillion: text)
            return PriceRates(input: price, output: price)
        } catch {
            Issue.record(error)
            return .none
        }
    }
}
