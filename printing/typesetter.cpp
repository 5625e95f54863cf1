#include "printing/typesetter.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <cmath>
#include <memory>

#include "kiosk/base/secret.hpp"

namespace loket::printing {
namespace {

constexpr double kPointsPerMm = 72.0 / 25.4;
constexpr double kRuleMm = 0.3;
constexpr double kDashMm[] = {1.2, 0.8};

template <auto release>
struct Releaser {
    template <class T>
    void operator()(T* it) const {
        release(it);
    }
};
using Surface = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_destroy>>;
using Canvas = std::unique_ptr<cairo_t, Releaser<cairo_destroy>>;
using Layout = std::unique_ptr<PangoLayout, Releaser<g_object_unref>>;
using Context = std::unique_ptr<PangoContext, Releaser<g_object_unref>>;

Layout make_layout(PangoContext* context, const std::string& text, double size_pt, Weight weight) {
    Layout layout(pango_layout_new(context));
    PangoFontDescription* font = pango_font_description_from_string("Inter");
    pango_font_description_set_weight(font, weight == Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, size_pt * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    // Bytes that are no text would make Cairo refuse the whole page.
    const std::unique_ptr<char, Releaser<g_free>> valid(g_utf8_make_valid(text.data(), gssize(text.size())));
    pango_layout_set_text(layout.get(), valid.get(), -1);
    pango_layout_set_auto_dir(layout.get(), FALSE);
    return layout;
}

Layout make_layout(PangoContext* context, const SlipText& text) {
    Layout layout = make_layout(context, text.text, text.size_pt, text.weight);
    pango_layout_set_width(layout.get(), int(text.width_mm * kPointsPerMm * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    constexpr PangoAlignment kAligns[] = {PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT};
    pango_layout_set_alignment(layout.get(), kAligns[int(text.align)]);
    return layout;
}

/// A context that measures as the PDF will be painted: in points, without rounding glyphs to pixels.
Context make_measuring_context() {
    Context context(pango_font_map_create_context(pango_cairo_font_map_get_default()));
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    // The receipt reads from left to right even where a story does not. (Pango's own default is a weak left to right,
    // which the first Arabic letter overrules.)
    pango_context_set_base_dir(context.get(), PANGO_DIRECTION_LTR);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    return context;
}

TextSize size_of(PangoLayout* layout) {
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    return {logical.width / kPointsPerMm / PANGO_SCALE, logical.height / kPointsPerMm / PANGO_SCALE};
}

/// Paints items in millimetres on a canvas whose unit is the point.
struct Painter {
    cairo_t* canvas;
    PangoContext* context;

    void operator()(const SlipText& text) const {
        const Layout layout = make_layout(context, text);
        cairo_save(canvas);
        // Stacked marks could grow out of their line and over the number.
        cairo_rectangle(canvas, text.x_mm * kPointsPerMm, text.y_mm * kPointsPerMm, text.width_mm * kPointsPerMm,
                        text.height_mm * kPointsPerMm);
        cairo_clip(canvas);
        cairo_move_to(canvas, text.x_mm * kPointsPerMm, text.y_mm * kPointsPerMm);
        pango_cairo_show_layout(canvas, layout.get());
        cairo_restore(canvas);
    }

    void operator()(const SlipRule& rule) const {
        cairo_save(canvas);
        cairo_scale(canvas, kPointsPerMm, kPointsPerMm);
        cairo_set_line_width(canvas, kRuleMm);
        if (rule.stroke == Stroke::dashed) cairo_set_dash(canvas, kDashMm, std::size(kDashMm), 0);
        cairo_move_to(canvas, rule.x_mm, rule.y_mm);
        cairo_rel_line_to(canvas, rule.width_mm, 0);
        cairo_stroke(canvas);
        cairo_restore(canvas);
    }

    /// One path of all dark modules, a rectangle for each run in a row: single modules would show hairlines between.
    void operator()(const SlipQr& item) const {
        const double module = item.side_mm / item.qr.side;
        const auto is_dark = [&](int row, int column) {
            return bool(item.qr.dark[std::size_t(row * item.qr.side + column)]);
        };
        cairo_save(canvas);
        cairo_scale(canvas, kPointsPerMm, kPointsPerMm);
        cairo_translate(canvas, item.x_mm, item.y_mm);
        for (int row = 0; row < item.qr.side; ++row) {
            for (int start = 0, end = 0; start < item.qr.side; start = end + 1) {
                for (end = start; end < item.qr.side && is_dark(row, end); ++end) {
                }
                if (end > start) cairo_rectangle(canvas, start * module, row * module, (end - start) * module, module);
            }
        }
        cairo_fill(canvas);
        cairo_restore(canvas);
    }
};

cairo_status_t append(void* to, const unsigned char* data, unsigned int size) {
    auto& bytes = *static_cast<Bytes*>(to);
    bytes.insert(bytes.end(), data, data + size);
    return CAIRO_STATUS_SUCCESS;
}

/// Grey below which a dot is burnt: half covered, as a letter's edge is.
constexpr unsigned char kHalf = 128;

/// Paints in grey, coverage for coverage, because Cairo's own black and white breaks thin strokes.
Surface make_grey_surface(const Slip& slip) {
    const int width = int(std::lround((slip.width_mm - 2 * slip.margin_mm) * kDotsPerMm)) / 8 * 8;
    const int height = int(std::lround(slip.height_mm * kDotsPerMm));
    return Surface(cairo_image_surface_create(CAIRO_FORMAT_A8, width, height));
}

/// The grey surface as dots; wipes it.
Raster dots_of(cairo_surface_t* grey) {
    cairo_surface_flush(grey);
    Raster raster{cairo_image_surface_get_width(grey), cairo_image_surface_get_height(grey), {}};
    const auto row_bytes = std::size_t(raster.width / 8);
    raster.bits.resize(row_bytes * std::size_t(raster.height));
    const auto stride = std::size_t(cairo_image_surface_get_stride(grey));
    unsigned char* coverage = cairo_image_surface_get_data(grey);
    for (std::size_t y = 0; y < std::size_t(raster.height); ++y) {
        for (std::size_t x = 0; x < std::size_t(raster.width); ++x) {
            if (coverage[y * stride + x] < kHalf) continue;
            raster.bits[y * row_bytes + x / 8] |= std::uint8_t(0x80U >> (x % 8));
        }
    }
    loket::wipe(coverage, stride * std::size_t(raster.height));
    cairo_surface_mark_dirty(grey);
    return raster;
}

}  // namespace

struct Ruler::Inside {
    Context context = make_measuring_context();
};

Ruler::Ruler() : inside_(std::make_unique<Inside>()) {}
Ruler::~Ruler() = default;

TextSize Ruler::natural_size(const std::string& text, double size_pt, Weight weight) const {
    return size_of(make_layout(inside_->context.get(), text, size_pt, weight).get());
}

double Ruler::set_height_mm(const SlipText& text) const {
    return size_of(make_layout(inside_->context.get(), text).get()).height_mm;
}

Result<Bytes> render_pdf(const Slip& slip) {
    Bytes pdf;
    const Surface surface(
        cairo_pdf_surface_create_for_stream(append, &pdf, slip.width_mm * kPointsPerMm, slip.height_mm * kPointsPerMm));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, slip.number.c_str());
    // When it was made stands on the paper; a time here would make two prints of one slip differ.
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
    {
        const Canvas canvas(cairo_create(surface.get()));
        const Context context = make_measuring_context();
        for (const SlipItem& item : slip.items) std::visit(Painter{canvas.get(), context.get()}, item);
        cairo_show_page(canvas.get());
        if (const auto status = cairo_status(canvas.get()); status != CAIRO_STATUS_SUCCESS) {
            return fail(Fault::io, cairo_status_to_string(status), "pdf");
        }
    }
    cairo_surface_finish(surface.get());
    if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS) {
        return fail(Fault::io, cairo_status_to_string(status), "pdf");
    }
    return pdf;
}

Result<Raster> render_raster(const Slip& slip) {
    const Surface surface = make_grey_surface(slip);
    {
        const Canvas canvas(cairo_create(surface.get()));
        const Context context = make_measuring_context();
        cairo_scale(canvas.get(), kDotsPerMm / kPointsPerMm, kDotsPerMm / kPointsPerMm);
        cairo_translate(canvas.get(), -slip.margin_mm * kPointsPerMm, 0);
        for (const SlipItem& item : slip.items) std::visit(Painter{canvas.get(), context.get()}, item);
        if (const auto status = cairo_status(canvas.get()); status != CAIRO_STATUS_SUCCESS) {
            return fail(Fault::io, cairo_status_to_string(status), "raster");
        }
    }
    return dots_of(surface.get());
}

}  // namespace loket::printing
