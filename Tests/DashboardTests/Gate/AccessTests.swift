import Control
import Testing

@testable import Dashboard

@Suite struct AccessTests {
    private let access = Access(WebToken.made("one"), port: 8471)

    private func pair(_ access: Access) -> String { String(access.letIn(isSecure: false).prefix { $0 != ";" }) }

    @Test func theCookieProvesAndTellsNothingOfTheToken() {
        let cookie = access.letIn(isSecure: false)
        #expect(access.isProven(cookies: [pair(access)], authorization: nil))
        #expect(access.isProven(cookies: ["a=b; \(pair(access)) ; c=d"], authorization: nil))
        #expect(!cookie.contains("one"))
    }

    @Test func noScriptAndNoOtherPageGetsTheCookie() {
        let cookie = access.letIn(isSecure: false)
        #expect(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Strict") && !cookie.contains("; Secure"))
        #expect(access.letIn(isSecure: true).hasSuffix("; Secure"))
        #expect(access.letOut(isSecure: false).contains("Max-Age=0"))
    }

    @Test func aCookieOfAnotherTokenOrPortIsNone() {
        #expect(!access.isProven(cookies: [pair(Access(WebToken.made("two"), port: 8471))], authorization: nil))
        #expect(!access.isProven(cookies: [pair(Access(WebToken.made("one"), port: 8472))], authorization: nil))
        #expect(!access.isProven(cookies: ["roost-8471=", "roost-8471"], authorization: "Bearer "))
    }
}
