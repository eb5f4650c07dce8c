{{- define "eparch.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "eparch.selector" -}}
app.kubernetes.io/name: {{ default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "eparch.labels" -}}
{{ include "eparch.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "eparch.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ default .Chart.AppVersion .Values.image.tag }}
{{- end -}}
{{- end -}}

{{- define "eparch.secretName" -}}
{{- default (include "eparch.fullname" .) .Values.secret.existing -}}
{{- end -}}

{{/* Where the process finds its database, its queue and its key, and what `config` says. */}}
{{- define "eparch.env" -}}
- name: EPARCH_SECRET_KEY
  valueFrom:
    secretKeyRef: { name: {{ include "eparch.secretName" . }}, key: secret-key }
- name: EPARCH_DATABASE_URL
  valueFrom:
    secretKeyRef: { name: {{ include "eparch.secretName" . }}, key: database-url }
- name: EPARCH_REDIS_URL
  valueFrom:
    secretKeyRef: { name: {{ include "eparch.secretName" . }}, key: redis-url, optional: true }
{{- if and .Values.ingress.enabled (kindIs "invalid" .Values.config.trustProxy) }}
- name: EPARCH_TRUST_PROXY
  value: 'true'
{{- end }}
{{- range $setting, $value := .Values.config }}
{{- if not (kindIs "invalid" $value) }}
- name: EPARCH_{{ $setting | snakecase | upper }}
  value: {{ $value | toString | quote }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Nothing is written but to /tmp, nobody is root, and no token is there to be stolen. */}}
{{- define "eparch.podSecurity" -}}
automountServiceAccountToken: false
# A service called eparch would set EPARCH_PORT.
enableServiceLinks: false
{{- with .Values.serviceAccountName }}
serviceAccountName: {{ . }}
{{- end }}
{{- with .Values.image.pullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 1000
  runAsGroup: 1000
  fsGroup: 1000
  seccompProfile: { type: RuntimeDefault }
volumes:
  - name: tmp
    emptyDir: {}
{{- end -}}

{{- define "eparch.container" -}}
image: {{ include "eparch.image" . | quote }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
volumeMounts:
  - { name: tmp, mountPath: /tmp }
{{- end -}}

{{/* A deployment. Takes root, component, roles (as EPARCH_ROLES wants them) and values (the component's). */}}
{{- define "eparch.deployment" -}}
{{- $component := .component -}}
{{- $values := .values -}}
{{- with .root }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "eparch.fullname" . }}-{{ $component }}
  labels:
    {{- include "eparch.labels" . | nindent 4 }}
    app.kubernetes.io/component: {{ $component }}
spec:
  {{- if not (dig "autoscaling" "enabled" false $values) }}
  replicas: {{ $values.replicas }}
  {{- end }}
  strategy:
    type: RollingUpdate
    rollingUpdate: { maxUnavailable: 0, maxSurge: 1 }
  selector:
    matchLabels:
      {{- include "eparch.selector" . | nindent 6 }}
      app.kubernetes.io/component: {{ $component }}
  template:
    metadata:
      labels:
        {{- include "eparch.selector" . | nindent 8 }}
        app.kubernetes.io/component: {{ $component }}
        {{- with $values.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      annotations:
        checksum/secret: {{ .Values.secret | toJson | sha256sum }}
        {{- with $values.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      {{- include "eparch.podSecurity" . | nindent 6 }}
      terminationGracePeriodSeconds: 60
      {{- with $values.nodeSelector }}
      nodeSelector: {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $values.tolerations }}
      tolerations: {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $values.affinity }}
      affinity: {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $values.topologySpreadConstraints }}
      topologySpreadConstraints: {{- toYaml . | nindent 8 }}
      {{- end }}
      containers:
        - name: eparch
          {{- include "eparch.container" . | nindent 10 }}
          args: [start]
          env:
            - { name: EPARCH_HOST, value: 0.0.0.0 }
            - { name: EPARCH_PORT, value: '4200' }
            - { name: EPARCH_ROLES, value: {{ $.roles | quote }} }
            {{- include "eparch.env" . | nindent 12 }}
            {{- with $values.extraEnv }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
          ports:
            - { name: http, containerPort: 4200 }
          startupProbe:
            httpGet: { path: /api/ready, port: http }
            periodSeconds: 2
            failureThreshold: 60
          livenessProbe:
            httpGet: { path: /api/health, port: http }
            periodSeconds: 10
            failureThreshold: 6
          readinessProbe:
            httpGet: { path: /api/ready, port: http }
            periodSeconds: 5
            failureThreshold: 2
          lifecycle:
            # Until every proxy has heard that this pod is going, requests still come.
            preStop: { exec: { command: [sleep, '5'] } }
          resources: {{- toYaml $values.resources | nindent 12 }}
{{- end }}
{{- end -}}

{{/* A disruption budget. Takes root, component and values. */}}
{{- define "eparch.podDisruptionBudget" -}}
{{- if .values.podDisruptionBudget.enabled }}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ include "eparch.fullname" .root }}-{{ .component }}
  labels: {{- include "eparch.labels" .root | nindent 4 }}
spec:
  maxUnavailable: {{ .values.podDisruptionBudget.maxUnavailable }}
  selector:
    matchLabels:
      {{- include "eparch.selector" .root | nindent 6 }}
      app.kubernetes.io/component: {{ .component }}
{{- end }}
{{- end -}}
