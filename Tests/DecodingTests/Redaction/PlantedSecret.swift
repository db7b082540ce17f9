import Domain
import Testing

/// A secret as somebody might have printed it, made up for tests.
struct PlantedSecret: Sendable, CustomTestStringConvertible {
    let rule: RedactionRule
    /// What stands before the secret and gives it away; it stays.
    var lead = ""
    let secret: String

    var text: String { lead + secret }
    var marked: String { lead + rule.marker }
    var testDescription: String { "\(rule)" }

    private static let lower = "abcdefghijklmnopqrstuvwxyz"
    private static let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    private static let digits = "0123456789"
    private static let hex = digits + "abcdef"
    private static let alphanumeric = lower + upper + digits
    private static let token = alphanumeric + "-_"

    /// One of each form.
    static let samples: [PlantedSecret] = {
        var generator = Seeded(state: 7)
        return (0..<formCount).map { make(form: $0, &generator) }
    }()

    static let formCount = 21

    static func make(form: Int, _ generator: inout some RandomNumberGenerator) -> PlantedSecret {
        func draw(_ characters: String, _ count: Int) -> String {
            // One of each kind, so that what is drawn never looks like a word.
            let sure = characters.contains("A") && characters.contains("a") ? "aA1" : "1"
            let characters = Array(characters)
            return sure + String((sure.count..<count).map { _ in characters.randomElement(using: &generator) ?? "x" })
        }
        return switch form {
        case 0: PlantedSecret(rule: .anthropicKey, secret: "sk-ant-api03-\(draw(token, 93))AA")
        case 1: PlantedSecret(rule: .anthropicKey, secret: "sk-ant-admin01-\(draw(token, 93))AA")
        case 2: PlantedSecret(rule: .openAIKey, secret: "sk-proj-\(draw(token, 120))")
        case 3: PlantedSecret(rule: .openAIKey, secret: "sk-\(draw(alphanumeric, 20))T3BlbkFJ\(draw(alphanumeric, 20))")
        case 4: PlantedSecret(rule: .openRouterKey, secret: "sk-or-v1-\(draw(hex, 55))012345678")
        case 5: PlantedSecret(rule: .googleKey, secret: "AIza\(draw(alphanumeric, 35))")
        case 6: PlantedSecret(rule: .awsKeyID, secret: "AKIA\(draw(upper + digits, 16))")
        case 7: PlantedSecret(rule: .awsKeyID, secret: "ASIA\(draw(upper + digits, 16))")
        case 8:
            PlantedSecret(rule: .awsSecret, lead: "aws_secret_access_key = ", secret: draw(alphanumeric + "+/", 40))
        case 9: PlantedSecret(rule: .awsSecret, lead: "AWS_SECRET_ACCESS_KEY=", secret: draw(alphanumeric + "+/", 40))
        case 10: PlantedSecret(rule: .slackToken, secret: "xoxb-\(draw(digits, 12))-\(draw(alphanumeric, 24))")
        case 11: PlantedSecret(rule: .slackToken, secret: "xoxp-\(draw(digits, 12))-\(draw(alphanumeric, 24))")
        case 12: PlantedSecret(rule: .gitHubToken, secret: "ghp_\(draw(alphanumeric, 36))")
        case 13: PlantedSecret(rule: .gitHubToken, secret: "gho_\(draw(alphanumeric, 36))")
        case 14:
            PlantedSecret(rule: .gitHubToken, secret: "github_pat_\(draw(alphanumeric, 22))_\(draw(alphanumeric, 59))")
        case 15:
            PlantedSecret(
                rule: .jsonWebToken,
                secret: "eyJ\(draw(token, 30)).eyJ\(draw(token, 60)).\(draw(token, 43))"
            )
        case 16: PlantedSecret(rule: .authorization, lead: "Authorization: Bearer ", secret: draw(alphanumeric, 40))
        case 17: PlantedSecret(rule: .authorization, lead: "Authorization: Basic ", secret: draw(alphanumeric, 24))
        case 18: PlantedSecret(rule: .webhookSecret, secret: "whsec_\(draw(alphanumeric, 32))")
        case 19: PlantedSecret(rule: .supabaseToken, secret: "sbp_\(draw(hex, 30))0123456789")
        default:
            PlantedSecret(
                rule: .privateKey,
                lead: "-----BEGIN PRIVATE KEY-----\n",
                secret: draw(alphanumeric + "+/", 64)
            )
        }
    }

    private struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state
        }
    }
}
