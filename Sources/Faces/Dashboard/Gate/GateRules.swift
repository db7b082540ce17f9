/// By which names and in what ways this server may be spoken to.
struct GateRules: Hashable, Sendable {
    /// As a browser writes them in `Host`: with the port, unless it is the usual one.
    let hosts: Set<String>
    let isSecure: Bool
    let isReadOnly: Bool

    /// - Parameter names: further ones that the settings allow.
    init(port: UInt16, names: [String], isSecure: Bool, isReadOnly: Bool) {
        self.isSecure = isSecure
        self.isReadOnly = isReadOnly
        let usual: UInt16 = isSecure ? 443 : 80
        hosts = Set(
            (["127.0.0.1", "localhost", "[::1]"] + names).flatMap { name in
                let name = name.lowercased()
                return port == usual ? [name, "\(name):\(port)"] : ["\(name):\(port)"]
            }
        )
    }

    /// A page of somebody else's that has had its name point at this machine asks by that name.
    func knows(host: String) -> Bool { hosts.contains(host.lowercased()) }

    func isOwn(origin: String, host: String) -> Bool {
        origin.lowercased() == "\(isSecure ? "https" : "http")://\(host.lowercased())"
    }
}
