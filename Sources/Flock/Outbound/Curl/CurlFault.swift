/// What the codes of curl come to. They are its interface and do not change (`libcurl-errors(3)`).
package enum CurlFault: Hashable {
    case url
    case unknownHost
    case refused
    case timeout
    case trust
    case other
    case unable

    package init(_ code: Int32) {
        switch code {
        // UNSUPPORTED_PROTOCOL, URL_MALFORMAT
        case 1, 3: self = .url
        // COULDNT_RESOLVE_PROXY, COULDNT_RESOLVE_HOST
        case 5, 6: self = .unknownHost
        // COULDNT_CONNECT
        case 7: self = .refused
        // OPERATION_TIMEDOUT
        case 28: self = .timeout
        // SSL_CONNECT_ERROR, SSL_CERTPROBLEM, SSL_CIPHER, PEER_FAILED_VERIFICATION, SSL_CACERT_BADFILE,
        // SSL_ISSUER_ERROR, SSL_INVALIDCERTSTATUS
        case 35, 58, 59, 60, 77, 83, 91: self = .trust
        // FAILED_INIT, NOT_BUILT_IN, OUT_OF_MEMORY
        case 2, 4, 27: self = .unable
        default: self = .other
        }
    }

    package func error(host: String, timeout: Duration, said: String) -> OutboundError {
        switch self {
        case .url: .badURL(.unreadable)
        case .unknownHost: .unknownHost(host)
        case .refused: .refused(host: host)
        case .timeout: .timedOut(host: host, after: timeout)
        case .trust: .untrusted(host: host, said: said)
        case .other: .broken(host: host, said: said)
        case .unable: .unable(said: said)
        }
    }
}
