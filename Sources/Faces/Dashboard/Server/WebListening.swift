import Control
import Domain
import Platform
import Settings

/// Where it is listened, and how browsers are spoken to there.
struct WebListening: Sendable {
    let address: NetworkAddress
    /// The port that is asked for; nil: the one that was kept, else any.
    let port: UInt16?
    let names: [String]
    let tls: HTTPTLS?
    let webhooks: WebhookTerms?

    /// Nobody listens beyond this machine without a certificate: what is typed and shown there would go over the wire
    /// as it is.
    init(_ settings: Settings, port: UInt16?, on disk: any Disk) throws(DashboardError) {
        guard let address = NetworkAddress(settings[Setting.webAddress]) else {
            throw .noAddress(settings[Setting.webAddress])
        }
        self.address = address
        let set = settings[Setting.webPort]
        self.port = port ?? (set == 0 ? nil : UInt16(set))
        names = settings[Setting.webNames]
        webhooks = try WebhookTerms(settings, on: disk)
        switch (settings[Setting.webCertificate], settings[Setting.webKey]) {
        case (let certificate?, let key?):
            tls = HTTPTLS(key: try Self.read(key, disk), certificate: try Self.read(certificate, disk))
        case (nil, nil):
            guard address.isLoopback else { throw .wideWithoutTLS(address) }
            tls = nil
        case (_?, nil), (nil, _?): throw .halfTLS
        }
    }

    private static let fileBytesMax = 1 << 20

    private static func read(_ path: String, _ disk: any Disk) throws(DashboardError) -> [UInt8] {
        do throws(PlatformError) { return try disk.readAll(path, bytesMax: fileBytesMax) } catch {
            throw .platform(error)
        }
    }

    /// Listens at the port that is wanted; one that was only kept may be somebody else's by now.
    func listen(kept: UInt16?) throws(DashboardError) -> TCPListener {
        if let port { return try listen(at: port) }
        guard let kept else { return try listen(at: 0) }
        do throws(DashboardError) { return try listen(at: kept) } catch {
            guard case .addressInUse = error else { throw error }
            return try listen(at: 0)
        }
    }

    private func listen(at port: UInt16) throws(DashboardError) -> TCPListener {
        do throws(PlatformError) { return try TCPListener(at: address, port: port) } catch {
            throw DashboardError(listeningAt: address, port: port, error)
        }
    }
}
