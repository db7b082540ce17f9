import Testing

@testable import Dashboard

@Suite struct HTTPStatusTests {
    @Test func eachHasWords() {
        #expect(HTTPStatus.notFound.phrase == "Not found")
        #expect(HTTPStatus.misdirectedRequest.phrase == "Wrong host")
        #expect(HTTPStatus(rawValue: 299).phrase == "Status 299")
    }

    @Test func errorsBeginAt400() {
        #expect(HTTPStatus.badRequest.isError)
        #expect(HTTPStatus.gatewayTimeout.isError)
        #expect(!HTTPStatus.notModified.isError)
    }

    @Test func aMethodIsKnownByItsExactName() {
        #expect(HTTPMethod(name: "GET") == .get)
        #expect(HTTPMethod(name: "get") == .other)
        #expect(HTTPMethod(name: "TRACE") == .other)
        #expect(HTTPMethod(name: "") == .other)
        for method in [HTTPMethod.get, .head, .options] { #expect(method.isReading) }
        for method in [HTTPMethod.post, .put, .delete, .other] { #expect(!method.isReading) }
    }
}
