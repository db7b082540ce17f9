import Domain
import Testing

@Suite struct VerdictCauseTests {
    @Test func eachIsToldInWordsOfItsOwn() {
        let texts = VerdictCause.allCases.map(\.text)
        #expect(Set(texts).count == texts.count)
        #expect(texts.allSatisfy { $0.first?.isLowercase == true && $0.last != "." })
    }

    @Test func eachWordReadsBack() {
        for cause in VerdictCause.allCases { #expect(Term<VerdictCause>(cause.rawValue) == .known(cause)) }
    }
}
