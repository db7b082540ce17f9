package import Control
import Domain
import Glibc
package import Platform
package import Settings

/// Why there is no dashboard.
package enum DashboardError: Error, Equatable, Sendable {
    case addressInUse(NetworkAddress, port: UInt16)
    /// No interface of this machine has it.
    case noSuchAddress(NetworkAddress)
    /// The ports below 1024 are for those who may more.
    case notPermitted(NetworkAddress, port: UInt16)
    /// The key and the certificate are none, or do not belong together.
    case badTLS(said: String)
    /// The library would not serve, with its own words.
    case unable(said: String)
    case platform(PlatformError)
    /// Somebody else serves this home.
    case servedAlready(String)
    /// The setting names no address.
    case noAddress(String)
    /// Beyond this machine all would go over the wire as it is.
    case wideWithoutTLS(NetworkAddress)
    /// A certificate without its key, or a key without its certificate.
    case halfTLS
    /// Without one anybody could speak for GitHub.
    case noWebhookSecret
    case shortWebhookSecret(String)
    case settings(SettingsError)
    case control(ControlError)

    /// Tells apart what a person can mend of what a `TCPListener` met.
    package init(listeningAt address: NetworkAddress, port: UInt16, _ error: PlatformError) {
        switch error.errno {
        case .addressInUse: self = .addressInUse(address, port: port)
        case Errno(code: EADDRNOTAVAIL): self = .noSuchAddress(address)
        case .accessDenied: self = .notPermitted(address, port: port)
        default: self = .platform(error)
        }
    }
}

extension DashboardError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .addressInUse(let address, let port): "somebody listens at \(address.withPort(port)) already"
        case .noSuchAddress(let address): "this machine has no address \(address)"
        case .notPermitted(let address, let port): "you may not listen at \(address.withPort(port))"
        case .badTLS(let said): "the key and the certificate cannot be used: \(Self.words(said))"
        case .unable(let said): "the web server cannot be started: \(Self.words(said))"
        case .platform(let error): error.description
        case .servedAlready(let home): "a dashboard of \(home) is served already"
        case .noAddress(let text): "web.address is no address: \"\(SafeText.of(text))\""
        case .wideWithoutTLS(let address):
            "at \(address) others could read along: beyond this machine a certificate is needed"
        case .halfTLS: "web.certificate and web.key go together, and only one of them is set"
        case .noWebhookSecret: "web.webhook_port is set, and web.webhook_secret is not"
        case .shortWebhookSecret(let path):
            "the secret in \(SafeText.of(path)) has less than \(WebhookGate.secretBytesMin) bytes"
        case .settings(let error): error.description
        case .control(let error): error.description
        }
    }

    package var hint: String? {
        switch self {
        case .addressInUse(_, let port):
            "give another port with --port, or 0 for any; \"ss -ltnp sport = :\(port)\" shows who it is"
        case .noSuchAddress: "\"ip address\" shows those that it has; 127.0.0.1 is always there"
        case .notPermitted: "give a port from 1024 on with --port"
        case .badTLS: "both are files in PEM; \"openssl x509 -text\" and \"openssl pkey -text\" read them"
        case .unable: nil
        case .platform(let error): error.hint
        case .servedAlready: "roost web gives a link to it"
        case .noAddress: "an IPv4 or IPv6 address such as 127.0.0.1"
        case .wideWithoutTLS:
            "set web.certificate and web.key, or leave web.address at 127.0.0.1 and use ssh -L or a proxy"
        case .halfTLS: "both name files in PEM"
        case .noWebhookSecret, .shortWebhookSecret:
            "it names a file with the secret that GitHub was given, for instance of \"openssl rand -hex 32\""
        case .settings(let error): error.hint
        case .control(let error): error.hint
        }
    }

    private static func words(_ said: String) -> String { said.isEmpty ? "it was not said why" : said }
}
