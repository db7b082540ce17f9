import Decoding
import Testing

@Suite struct PriceSourcesTests {
    @Test func errorsSayWhatToDo() {
        let errors: [PriceError] = [
            .badNumber("x"), .negative("-1"), .notExact("1e-30"), .badFactor("0"), .missing("price", model: "m"),
            .notAList("why"), .badName("a b"), .badLine(3, "why"),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        #expect(errors.allSatisfy { !$0.hint.isEmpty })
        let reasons: [UnpricedReason] = [
            .noModel, .unknownModel("m"), .notYet("m"), .unknownTier("t", model: "m"), .noPrice(.input, model: "m"),
            .noSearchPrice(model: "m"), .tooMuch(model: "m"),
        ]
        #expect(Set(reasons.map(\.description)).count == reasons.count)
        #expect(reasons.allSatisfy { !$0.hint.isEmpty })
    }
}
