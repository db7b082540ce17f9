extension HelloReply {
    /// The version of the daemon, where it has taken the hello and speaks what is known here.
    func accepted(_ hello: Hello) throws(ControlError) -> String {
        switch self {
        case .accepted(let number, let version):
            guard number >= 1, number <= hello.protocolNumber else {
                throw .otherProtocol(detail: "roost \(version) speaks protocol \(number), which is not known here")
            }
            return version
        case .refused(let detail, let version):
            guard version == hello.version else { throw .otherProtocol(detail: detail) }
            throw .refused(detail: detail)
        }
    }
}
