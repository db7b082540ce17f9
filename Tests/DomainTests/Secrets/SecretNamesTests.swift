import Domain
import Testing

@Suite struct SecretNamesTests {
    @Test(arguments: [
        "ANTHROPIC_API_KEY", "github_token", "Secret", "MYSQL_PASSWD", "PGPASSWORD", "AWS_CREDENTIALS", "HTTP_AUTH",
        "SENTRY_DSN", "AUTHORIZATION", "AUTHOR_TOKEN", "authorisation",
    ]) func aNameWithAMarkIsOfASecret(name: String) {
        #expect(SecretNames.marksSecret(name))
        #expect(SecretNames.isSecret(name: name, value: "12345678"))
    }

    @Test(arguments: ["PATH", "HOME", "GIT_AUTHOR_NAME", "AUTHOR", "TERM", "PASS", "", "KÉY"])
    func otherNamesAreNot(name: String) { #expect(!SecretNames.marksSecret(name)) }

    @Test func aShortValueIsNoSecret() {
        #expect(!SecretNames.isSecret(name: "API_KEY", value: "1234567"))
        #expect(!SecretNames.isSecret(name: "API_KEY", value: ""))
    }
}
