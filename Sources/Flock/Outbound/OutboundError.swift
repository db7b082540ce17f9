/// Why a call to another machine brought no answer.
///
/// The texts name the host and nothing else of the request: the path of a webhook is a secret, and so is what stands in
/// headers.
package enum OutboundError: Error, Hashable, Sendable {
    case badURL(BadURL)
    case badHeader(name: String)
    /// The name of the host leads nowhere.
    case unknownHost(String)
    /// Nobody listens there, or the way is cut.
    case refused(host: String)
    case timedOut(host: String, after: Duration)
    /// Its certificate is not to be trusted, or there is no speaking TLS with it.
    case untrusted(host: String, said: String)
    case tooLarge(host: String, bytesMax: Int)
    /// It led on to where we do not go, or too often.
    case redirected(host: String, Redirect)
    /// The connection broke, or what came was no HTTP.
    case broken(host: String, said: String)
    /// There is no calling anybody: no memory, or a library that was not made for it.
    case unable(said: String)

    package enum BadURL: String, Hashable, Sendable {
        case unreadable = "it is no URL"
        case scheme = "it is neither http nor https"
        case plain = "http is only for this machine itself"
        case user = "it has a name or a password in it"
    }

    package enum Redirect: String, Hashable, Sendable {
        case tooOften = "it led on too often"
        case otherHost = "it led on to another host"
        case downgrade = "it led on from https to http"
    }
}

extension OutboundError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .badURL(let why): "the URL cannot be called: \(why.rawValue)"
        case .badHeader(let name): "the header \(name) cannot be sent: it has signs in it that would end it"
        case .unknownHost(let host): "there is no host \(host)"
        case .refused(let host): "\(host) cannot be reached: nobody answers there"
        case .timedOut(let host, let limit): "\(host) did not answer in \(limit)"
        case .untrusted(let host, let said): "\(host) is not trusted: \(said)"
        case .tooLarge(let host, let bytesMax): "\(host) answered more than \(bytesMax) bytes"
        case .redirected(let host, let why): "\(host) was not followed: \(why.rawValue)"
        case .broken(let host, let said): "the answer of \(host) broke off: \(said)"
        case .unable(let said): "no call can be made: \(said)"
        }
    }

    package var hint: String? {
        switch self {
        case .badURL(.plain): "use https"
        case .badURL(.user): "put what proves who you are into a header or into the settings made for it"
        case .badURL, .badHeader: "look at the setting that it comes from"
        case .unknownHost: "look at its spelling, and at the network of this machine"
        case .refused, .timedOut: "look whether it runs, and whether HTTPS_PROXY is right where one is needed"
        case .untrusted: "look at its certificate, and at the clock and the ca-certificates of this machine"
        case .redirected: "set the URL that it leads to"
        case .tooLarge, .broken, .unable: nil
        }
    }

    /// Whether the same call may well go better later.
    package var isPassing: Bool {
        switch self {
        case .unknownHost, .refused, .timedOut, .broken, .unable: true
        case .badURL, .badHeader, .untrusted, .tooLarge, .redirected: false
        }
    }
}
