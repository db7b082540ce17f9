import Testing

@testable import Decoding

@Suite struct AWSSecretTests {
    @Test func theSecretBehindAKeyIDIsFoundToo() {
        let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
        for separator in [",", " ", "\", \"", "\t", ": "] {
            #expect(Redactor.found("AKIAIOSFODNN7EXAMPLE\(separator)\(secret)") == ["AKIAIOSFODNN7EXAMPLE", secret])
        }
        for name in ["aws_secret_access_key", "AWS_SECRET_ACCESS_KEY", "SecretAccessKey", "secret-access-key"] {
            #expect(Redactor.found("\(name)=\(secret)") == [secret])
            #expect(Redactor.found("\"\(name)\": \"\(secret)\"") == [secret])
            #expect(Redactor.found("\\\"\(name)\\\": \\\"\(secret)\\\"") == [secret])
        }
        #expect(Redactor.found("access_key=\(secret)").isEmpty)
    }
}
