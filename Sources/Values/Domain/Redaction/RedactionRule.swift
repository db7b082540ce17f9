/// By what something was recognised as a secret; its word stands in the marker that replaces it.
package enum RedactionRule: String, Sendable, CaseIterable {
    /// An exact value of the run's environment, in any of its forms.
    case secret
    case anthropicKey = "anthropic-key"
    case openAIKey = "openai-key"
    case openRouterKey = "openrouter-key"
    case googleKey = "google-key"
    case awsKeyID = "aws-key-id"
    case awsSecret = "aws-secret"
    case slackToken = "slack-token"
    case gitHubToken = "github-token"
    case supabaseToken = "supabase-token"
    case webhookSecret = "webhook-secret"
    case jsonWebToken = "jwt"
    case authorization
    case privateKey = "private-key"

    package var marker: String { "[redacted:\(rawValue)]" }
}
