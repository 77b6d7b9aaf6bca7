"use strict";
const colours = ["#2f6fb0", "#d9822b", "#3a9a5b", "#b0413e", "#7a5ba6", "#8a6d3b", "#c2549d", "#5f6b76"];
const stageColours = { wait: "#b9c3cf", grab: "#7fb2d9", look: "#4c86b8", encode: "#d9822b", queue: "#b0413e", link: "#8d99a6", decode: "#7a5ba6", draw: "#3a9a5b" };
const ticks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000];
const config = { responsive: true, displaylogo: false, modeBarButtonsToRemove: ["lasso2d", "select2d", "autoScale2d"] };
const runs = data.results.filter(r => r.indicators);
const byId = id => document.getElementById(id);
const label = name => (data.indicators.find(i => i.name === name) || { label: name }).label;
const settings = r => Object.keys(r.parameters).sort().map(k => k + "=" + r.parameters[k]).join(" ");
const how = r => [r.through, settings(r)].filter(t => t).join(" ");
const point = r => [r.scene, r.link, r.through, settings(r)].filter(t => t).join(" · ");
const unique = list => [...new Set(list)];
const moves = scene => !/^(key|idle)/.test(scene);
const median = list => { const s = list.filter(v => typeof v === "number").sort((a, b) => a - b); return s.length ? (s[(s.length - 1) >> 1] + s[s.length >> 1]) / 2 : null; };
const mean = list => list.reduce((a, b) => a + b, 0) / list.length;
const group = (list, key) => { const map = new Map(); for (const item of list) { const k = key(item); map.has(k) ? map.get(k).push(item) : map.set(k, [item]); } return map; };

function layout(more) {
  const axis = { gridcolor: "#e6eaef", zerolinecolor: "#c9d0d8", automargin: true };
  const base = { font: { family: "system-ui, Segoe UI, DejaVu Sans, sans-serif", size: 13, color: "#1c2430" }, paper_bgcolor: "#fff", plot_bgcolor: "#fff",
    margin: { l: 64, r: 24, t: 40, b: 84 }, legend: { orientation: "h", yref: "container", y: 0.01, yanchor: "bottom", x: 0 }, colorway: colours, hovermode: "closest" };
  const result = Object.assign(base, more);
  for (const name of Object.keys(result).filter(n => /^[xy]axis/.test(n)))
    result[name] = Object.assign({}, axis, result[name]);
  return result;
}

function element(tag, text, className) {
  const e = document.createElement(tag);
  if (text !== undefined) e.textContent = text;
  if (className) e.className = className;
  return e;
}

function row(table, tag, cells, className) {
  const tr = element("tr", undefined, className);
  for (const cell of cells) tr.append(element(tag, cell));
  table.append(tr);
  return tr;
}

function choices(id, values, draw, preferred) {
  const select = byId(id);
  for (const value of values) {
    const option = element("option", value.text || value);
    option.value = value.value === undefined ? value : value.value;
    select.append(option);
  }
  const first = preferred ? values.findIndex(preferred) : -1;
  if (first > 0) select.selectedIndex = first;
  select.addEventListener("change", () => draw(select.value));
  if (values.length) draw(select.value);
  else select.closest("section").hidden = true;
}

function summary() {
  const table = byId("summary");
  const shown = data.indicators.filter(i => runs.some(r => i.name in r.indicators));
  row(table, "th", ["scene", "link", "through", "settings", "runs", ...shown.map(i => i.label)]);
  for (const [, list] of group(runs, point)) {
    const r = list[0];
    row(table, "td", [r.scene, r.link, r.through, settings(r) || "–", list.length, ...shown.map(i => { const v = median(list.map(x => x.indicators[i.name])); return v === null ? "" : v.toFixed(i.digits); })]);
  }
  const recovered = new Set(runs.map(r => r.key));
  for (const r of data.results.filter(r => r.error && !recovered.has(r.key))) {
    const tr = row(table, "td", [r.scene, r.link, r.through, settings(r) || "–"]);
    const td = element("td", "failed: " + r.error, "failed");
    td.colSpan = shown.length + 1;
    tr.append(td);
  }
}

function latency(choice) {
  const chosen = runs.filter(r => r.scene + " · " + r.link === choice && r.latency_quantiles_ms.length);
  const traces = [...group(chosen, how)].map(([name, list]) => {
    const n = list[0].latency_quantiles_ms.length;
    const x = [...Array(n).keys()].map(i => mean(list.map(r => r.latency_quantiles_ms[i])));
    return { name, x, y: x.map((_, i) => i), mode: "lines", line: { width: 2.5 }, hovertemplate: "%{y} of 100 within %{x:.1f} ms<extra>" + name + "</extra>" };
  });
  Plotly.react("latency", traces, layout({ xaxis: { title: { text: "milliseconds" }, type: "log", tickvals: ticks, ticktext: ticks.map(String) }, yaxis: { title: { text: moves(choice) ? "of 100 frames" : "of 100 keys" }, range: [0, 101] }, showlegend: true }), config);
}

function stages(scene) {
  const rows = [];
  for (const [, list] of group(runs.filter(r => r.scene === scene && r.stages.length), point)) {
    for (const kind of unique(list.flatMap(r => r.stages.map(s => s.kind)))) {
      const parts = list.flatMap(r => r.stages.filter(s => s.kind === kind));
      const count = parts.reduce((a, s) => a + s.count, 0);
      const ms = {};
      for (const stage of Object.keys(stageColours)) ms[stage] = parts.reduce((a, s) => a + (s.ms[stage] || 0) * s.count, 0) / count;
      rows.push({ name: [list[0].link, settings(list[0]), kind].filter(t => t).join(" · ") + " (" + count + ")", ms, kb: parts.reduce((a, s) => a + s.bytes * s.count, 0) / count / 1000 });
    }
  }
  rows.reverse();
  const traces = Object.keys(stageColours).map(stage => ({ name: stage, type: "bar", orientation: "h", y: rows.map(r => r.name), x: rows.map(r => r.ms[stage]), marker: { color: stageColours[stage] },
    customdata: rows.map(r => r.kb), hovertemplate: stage + " %{x:.2f} ms<br>%{customdata:.1f} kB a frame<extra>%{y}</extra>" }));
  const height = Math.max(260, 130 + rows.length * 30);
  byId("stages").style.height = height + "px";
  Plotly.react("stages", traces, layout({ barmode: "stack", height, xaxis: { title: { text: "milliseconds" } }, yaxis: { type: "category" }, legend: Object.assign(layout({}).legend, { traceorder: "normal" }), showlegend: true }), config);
}

function series(key) {
  const r = runs.find(x => x.key === key);
  const s = r.series, x = s.fps.map((_, i) => (i + 0.5) * s.step_s);
  const line = (name, y, axis, colour, dash) => ({ name, x, y, yaxis: axis, mode: "lines", connectgaps: false, line: { width: 2, color: colour, dash } });
  const traces = [line("median latency", s.latency_ms, "y", colours[0]), line("latest frame", s.worst_ms, "y", colours[0], "dot"), line("frames a second", s.fps, "y2", colours[2])];
  if (s.mbit.length) traces.push(line("Mbit/s of pictures", s.mbit, "y3", colours[1]));
  const shapes = r.events.map(e => ({ type: "line", x0: e.at_s, x1: e.at_s, yref: "paper", y0: 0, y1: 1, line: { color: "#b0413e", width: 1.5, dash: "dash" } }));
  // On two lines in turn: events may be close together.
  const annotations = r.events.map((e, i) => ({ x: e.at_s, yref: "paper", y: 1, yanchor: "bottom", yshift: i % 2 * 15, text: e.what, showarrow: false, font: { color: "#b0413e" } }));
  Plotly.react("series", traces, layout({ margin: { l: 64, r: 24, t: 64, b: 84 }, shapes, annotations, showlegend: true,
    xaxis: { title: { text: "seconds" }, anchor: "y3", range: [0, s.fps.length * s.step_s] }, yaxis: { title: { text: "ms" }, domain: [0.70, 1], rangemode: "tozero" },
    yaxis2: { title: { text: "fps" }, domain: [0.37, 0.63], rangemode: "tozero" }, yaxis3: { title: { text: "Mbit/s" }, domain: [0, 0.30], rangemode: "tozero" } }), config);
}

function parameters() {
  const name = byId("parameter-choice").value, indicator = byId("indicator-choice").value;
  if (!name || !indicator) return;
  const rest = r => [r.scene, r.link, Object.keys(r.parameters).sort().filter(k => k !== name).map(k => k + "=" + r.parameters[k]).join(" ")].filter(t => t).join(" · ");
  const chosen = runs.filter(r => name in r.parameters && typeof r.indicators[indicator] === "number");
  const values = unique(chosen.map(r => r.parameters[name])).sort((a, b) => Number(a) - Number(b) || 0);
  const traces = [...group(chosen, rest)].map(([text, list]) => {
    const of = v => list.filter(r => r.parameters[name] === v).map(r => r.indicators[indicator]);
    const used = values.filter(v => of(v).length);
    const y = used.map(v => median(of(v)));
    return { name: text, x: used, y, mode: "lines+markers", marker: { size: 8 }, line: { width: 2 },
      error_y: { type: "data", symmetric: false, array: used.map((v, i) => Math.max(...of(v)) - y[i]), arrayminus: used.map((v, i) => y[i] - Math.min(...of(v))), thickness: 1, width: 4 } };
  });
  Plotly.react("parameters", traces, layout({ xaxis: { title: { text: name }, type: "category" }, yaxis: { title: { text: label(indicator) }, rangemode: /ssim|psnr/.test(indicator) ? "normal" : "tozero" }, showlegend: true }), config);
}

function comparison() {
  if (!data.other) return;
  byId("comparison").hidden = false;
  const marked = data.comparisons.filter(c => c.significant);
  const tested = data.comparisons.some(c => "p" in c);
  byId("comparison-note").textContent = data.other + " → " + data.name + ": " + (tested
    ? marked.length + " of " + data.comparisons.length + " figures differ by more than chance explains (Welch's t-test over repetitions, p < 0.05, and by more than 2 %); of so many, up to " + Math.round(0.05 * data.comparisons.length) + " do so by chance alone."
    : "one repetition tells nothing about chance; run at least two, better five, of each.");
  const heads = ["point", "figure", "before", "after", "change", "p"];
  const shown = byId("comparison-table"), hidden = byId("comparison-rest");
  for (const table of [shown, hidden]) row(table, "th", heads);
  shown.hidden = !marked.length;
  const digits = name => (data.indicators.find(i => i.name === name) || { digits: 2 }).digits;
  const figure = (value, d) => value !== 0 && Math.abs(value) < 10 ** (1 - d) ? value.toPrecision(2) : value.toFixed(d);
  const tone = c => !c.significant || !("better" in c) ? "" : c.better ? "good" : "bad";
  for (const c of data.comparisons) {
    const change = c.before ? ((c.after / c.before - 1) * 100).toFixed(1) + " %" : "";
    row(c.significant ? shown : hidden, "td", [c.point, label(c.indicator), figure(c.before, digits(c.indicator)), figure(c.after, digits(c.indicator)), change, "p" in c ? c.p.toFixed(3) : "–"], tone(c));
  }
  const ratios = data.comparisons.filter(c => c.before > 0 && c.after > 0 && ["fps", "p50_ms", "p95_ms", "cores", "mbit_down", "exact_ms"].includes(c.indicator));
  const points = unique(ratios.map(c => c.point)).reverse();
  // The legend shows a colour, whatever the first point of it is.
  const legend = [...group(ratios, c => c.indicator).keys()].map((name, i) => ({ name: label(name), legendgroup: name, x: [null], y: [null], mode: "markers", marker: { color: colours[i % colours.length], size: 9 } }));
  const traces = [...group(ratios, c => c.indicator)].map(([name, list], i) => ({ name: label(name), legendgroup: name, showlegend: false, x: list.map(c => c.after / c.before), y: list.map(c => c.point), mode: "markers",
    marker: { color: colours[i % colours.length], size: list.map(c => c.significant ? 13 : 7), symbol: list.map(c => c.significant ? "diamond" : "circle-open"), line: { width: 1.5 } },
    customdata: list.map(c => [c.before, c.after, "p" in c ? c.p.toFixed(3) : "not tested"]), hovertemplate: "%{customdata[0]:.3f} → %{customdata[1]:.3f}, p %{customdata[2]}<extra>" + label(name) + "<br>%{y}</extra>" }));
  const height = Math.max(280, 140 + points.length * 34);
  byId("changes").style.height = height + "px";
  Plotly.react("changes", [...legend, ...traces], layout({ height, xaxis: { title: { text: "after / before (logarithmic); filled: significant" }, type: "log" }, yaxis: { type: "category", categoryorder: "array", categoryarray: points },
    shapes: [{ type: "line", x0: 1, x1: 1, yref: "paper", y0: 0, y1: 1, line: { color: "#8d99a6", width: 1 } }], showlegend: true }), config);
}

byId("about").textContent = data.name + ": " + runs.length + " runs of " + unique(runs.map(r => r.program)).join(", ") + "; " + unique(runs.map(r => r.machine || "a machine that is not named")).join(", ");
summary();
comparison();
choices("latency-choice", unique(runs.filter(r => r.latency_quantiles_ms.length).map(r => r.scene + " · " + r.link)), latency, v => moves(v));
choices("stage-choice", unique(runs.filter(r => r.stages.length).map(r => r.scene)), stages, v => moves(v));
choices("series-choice", runs.filter(r => r.series.fps.some(v => v > 0)).map(r => ({ value: r.key, text: point(r) + " · run " + r.repetition, events: r.events.length })), series, v => moves(v.text) && (v.events || !runs.some(r => moves(r.scene) && r.events.length)));
choices("indicator-choice", data.indicators.filter(i => runs.some(r => i.name in r.indicators)).map(i => ({ value: i.name, text: i.label })), parameters);
choices("parameter-choice", unique(runs.flatMap(r => Object.keys(r.parameters))), parameters);
