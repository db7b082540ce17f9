/// What is not asked for by programs: the pages, and what they are made of.
struct WebPages {
    private static let year = "public, max-age=31536000, immutable"
    /// The first words of the addresses that there are pages for.
    private static let places: Set<String> = [
        "tasks", "t", "runs", "r", "cost", "perf", "performance", "why", "decisions", "health", "search", "sql",
        "settings",
    ]

    let assets: WebAssets

    func answer(_ request: HTTPRequest, _ target: HTTPTarget) -> HTTPResponse {
        if target.segments.first == "assets" { return asset(at: target.path) }
        switch target.path {
        case "/login": return page("login.html", request)
        case "/icon.svg", "/favicon.ico": return file("icon.svg", request, caching: "public, max-age=86400")
        default:
            let isKnown = target.segments.first.map(Self.places.contains) ?? true
            return page("index.html", request, isKnown ? .ok : .notFound)
        }
    }

    /// Shown to somebody who is not known yet, at whatever address.
    func login(_ request: HTTPRequest) -> HTTPResponse { page("login.html", request, .unauthorized) }

    /// Of an address that cannot be read: nothing of it is repeated, for it is in whoever's words.
    func refusal(_ problem: Problem) -> HTTPResponse {
        let text = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>No such address · roost</title>
            <link rel="stylesheet" href="/assets/\(assets.hash)/style.css">
            <main class="login"><div class="login-box">
            <h1>There is no such address</h1>
            <p>\(problem.detail)</p>
            <p><a href="/">To the fleet</a></p>
            </div></main>

            """
        return HTTPResponse(problem.status, type: "text/html; charset=utf-8", text: text)
    }

    private func page(_ name: String, _ request: HTTPRequest, _ status: HTTPStatus = .ok) -> HTTPResponse {
        file(name, request, caching: "no-cache", status)
    }

    private func file(
        _ name: String,
        _ request: HTTPRequest,
        caching: String,
        _ status: HTTPStatus = .ok
    ) -> HTTPResponse {
        guard let file = assets.file(name) else { return lacking }
        let tag = "\"\(file.tag.prefix(32))\""
        var fields: HTTPFields = ["Cache-Control": caching, "ETag": tag]
        if status == .ok, request.fields.first("If-None-Match") == tag {
            return HTTPResponse(.notModified, fields: fields)
        }
        fields.set("Content-Type", file.type)
        fields.set("Content-Encoding", "gzip")
        return HTTPResponse(status, fields: fields, body: .asset(file.asset))
    }

    /// What stands under the hash of all never changes.
    private func asset(at path: String) -> HTTPResponse {
        guard let name = assets.name(at: path), let file = assets.file(name) else {
            return Problem.notFound("there is no such part of a page here").response
        }
        let fields: HTTPFields = [
            "Cache-Control": Self.year, "Content-Type": file.type, "Content-Encoding": "gzip",
        ]
        return HTTPResponse(fields: fields, body: .asset(file.asset))
    }

    private var lacking: HTTPResponse {
        HTTPResponse(.internalError, type: "text/html; charset=utf-8", text: assets.missing)
    }
}
