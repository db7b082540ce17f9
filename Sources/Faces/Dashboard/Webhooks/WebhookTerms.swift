import Domain
import Platform
import Settings

/// Where GitHub is listened to, and the secret that it signs with.
struct WebhookTerms: Hashable, Sendable {
    let address: NetworkAddress
    let port: UInt16
    let secret: [UInt8]

    private static let secretBytesMax = 4_096

    /// Nil where nobody wishes for it.
    init?(_ settings: Settings, on disk: any Disk) throws(DashboardError) {
        let port = settings[Setting.webhookPort]
        guard port > 0 else { return nil }
        let text = settings[Setting.webhookAddress]
        guard let address = NetworkAddress(text) else { throw .noAddress(text) }
        guard let path = settings[Setting.webhookSecret] else { throw .noWebhookSecret }
        var bytes: [UInt8]
        do throws(PlatformError) { bytes = try disk.readAll(path, bytesMax: Self.secretBytesMax) } catch {
            throw .platform(error)
        }
        while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard bytes.count >= WebhookGate.secretBytesMin else { throw .shortWebhookSecret(path) }
        self.address = address
        self.port = UInt16(port)
        secret = bytes
    }
}
