import Domain
import Testing

@testable import Control

@Suite struct WebSecretTests {
    @Test func eachIsAnotherAndFitsIntoAnAddress() {
        let made = (0..<100).map { _ in WebSecret.make() }
        #expect(Set(made).count == 100)
        for text in made {
            #expect(text.utf8.count == 43)
            #expect(WebSecret.isOne(text))
            #expect(text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
        }
    }

    @Test(arguments: ["", "a", "../../../../etc/passwd", String(repeating: "A", count: 42), "A/"])
    func whatWasNotMadeIsNone(_ text: String) { #expect(!WebSecret.isOne(text)) }

    @Test func theyAreComparedToTheirLastLetter() {
        #expect(WebSecret.areSame("abc", "abc"))
        #expect(WebSecret.areSame("", ""))
        for other in ["abd", "xbc", "ab", "abcd", ""] { #expect(!WebSecret.areSame("abc", other), "\(other)") }
    }
}
