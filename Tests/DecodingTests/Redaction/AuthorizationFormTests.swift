import Testing

@testable import Decoding

@Suite struct AuthorizationFormTests {
    @Test func credentialsAreFoundBehindTheirHeader() {
        let value = "0123456789abcdefABCDEF"
        for lead in [
            "Authorization: ", "authorization: Bearer ", "\"Authorization\":\"Bearer ", "AUTHORIZATION=token ",
            "-H 'Authorization: Bearer ", "[\"authorization\", \"Basic ", "\\\"Authorization\\\": \\\"Bearer ",
            "bearer ",
            "Proxy-Authorization: Basic ",
        ] {
            #expect(Redactor.found(lead + value) == [value], "\(lead)")
        }
        #expect(Redactor.found("Authorization: Basic QWxhZGRpbjpvcGVu") == ["QWxhZGRpbjpvcGVu"])
        #expect(Redactor.found("Authorization: Basic Authentication").isEmpty)
    }
}
