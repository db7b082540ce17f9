import Domain
import Testing

@Suite struct TermTests {
    @Test(arguments: EventType.allCases)
    func knownWordsAreKnown(type: EventType) {
        #expect(Term<EventType>(type.rawValue) == .known(type))
        #expect(Term<EventType>(type.rawValue).text == type.rawValue)
        #expect(Term<EventType>(type.rawValue).known == type)
    }

    @Test(arguments: ["", "Worker_started", "worker_started ", "step_paused"])
    func otherWordsAreKept(text: String) {
        let term = Term<EventType>(text)
        #expect(term == .unknown(text))
        #expect(term.text == text)
        #expect("\(term)" == text)
        #expect(term.known == nil)
    }
}
